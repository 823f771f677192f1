"""Does an assistant quote exactly, say who says it, mark what is contested, and keep silent?

The public interface: `run_suite`, `Report`, `assert_grounded`.
"""
