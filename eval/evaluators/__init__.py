"""The evaluators, one a file; each returns a value and its reason for every item."""

from eval.evaluators.abstention import Abstention
from eval.evaluators.author import Author
from eval.evaluators.chains import SpeakerChains
from eval.evaluators.cited import Cited
from eval.evaluators.complete import Complete
from eval.evaluators.conciseness import Conciseness
from eval.evaluators.counter_passage import CounterPassage
from eval.evaluators.disputes import Disputes
from eval.evaluators.evaluator import Evaluator
from eval.evaluators.even_handedness import EvenHandedness
from eval.evaluators.evidence import EvidenceRecall
from eval.evaluators.exactness import Exactness
from eval.evaluators.follow_up import FollowUp
from eval.evaluators.labels import LabelAgreement
from eval.evaluators.latency import Latency
from eval.evaluators.marking import Marking
from eval.evaluators.metadata import CitationMetadata
from eval.evaluators.precision import EvidencePrecision
from eval.evaluators.sides import Sides
from eval.evaluators.speaker import InnermostSpeaker

EVALUATORS: tuple[Evaluator, ...] = (
    Complete(),
    Exactness(),
    Cited(),
    CitationMetadata(),
    EvidenceRecall(),
    EvidencePrecision(),
    Conciseness(),
    Author(),
    InnermostSpeaker(),
    SpeakerChains(),
    LabelAgreement(),
    Marking(),
    CounterPassage(),
    Sides(),
    Disputes(),
    Abstention(),
    FollowUp(),
    EvenHandedness(),
    Latency(),
)

__all__ = ["EVALUATORS", "Evaluator"]
