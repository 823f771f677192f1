"""How long the packaged verifier takes to judge.

Run `python -m benchmarks.verifier [--pairs 16] [--tokens 130]` from the repository. Prints the
median and the best of several rounds, each with texts not judged before, so that the cache of
judgements plays no part.
"""

from __future__ import annotations

import argparse
import statistics
import time

import torch

from index.verifier.packaged import PackagedVerifier

_TEXT = (
    "the committee found that most of the records had been lost when the river rose in spring and "
    "nobody could say who had ordered the gates to be opened before the warning reached the town"
)


def main() -> None:
    options = _options()
    if options.threads:
        torch.set_num_threads(options.threads)
    verifier = PackagedVerifier()
    started = time.perf_counter()
    verifier.load()
    print(f"load: {1000 * (time.perf_counter() - started):.0f} ms; {verifier.name}")
    able = torch.cpu.get_capabilities()
    bfloat16 = bool(able.get("amx_bf16") or able.get("avx512_bf16"))
    print(f"threads: {torch.get_num_threads()}; hardware bfloat16: {bfloat16}")
    for pairs, tokens in [(options.pairs, options.tokens), (16, 64), (8, 130), (8, 64)]:
        times = [_round(verifier, number, pairs, tokens) for number in range(options.rounds + 1)][
            1:
        ]
        print(
            f"answers, {pairs} pairs of {tokens} tokens: "
            f"median {1000 * statistics.median(times):.0f} ms, best {1000 * min(times):.0f} ms"
        )


def _round(verifier: PackagedVerifier, number: int, pairs: int, tokens: int) -> float:
    question = f"Who ordered gate {number} to be opened?"
    # The question, its number and the markers between the two texts make up the rest.
    length = tokens - 14
    known = _TEXT.split()
    words = (known * (1 + length // len(known)))[:length]
    passages = [" ".join([*words[i % 7 :], *words[: i % 7]]) for i in range(pairs)]
    started = time.perf_counter()
    verifier.answers(question, [f"{passage} {pairs} {tokens}" for passage in passages])
    return time.perf_counter() - started


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--pairs", type=int, default=16)
    parser.add_argument("--tokens", type=int, default=130)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--threads", type=int)
    return parser.parse_args()


if __name__ == "__main__":
    main()
