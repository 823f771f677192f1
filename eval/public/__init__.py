"""Measuring on public data sets: one module a data set, and the metrics that they need."""
