"""Which statements can't both stand, which say the same, and what that does to their labels.

`signatures` and `in_text_rejections` look at one article and are stored with it; `find_disputes`
compares statements of the whole corpus; `effective_labels` applies the result.
"""

from index.disputes.effective import effective_labels
from index.disputes.extraction import share_topics, signatures
from index.disputes.find import DISPUTE_THRESHOLD, DisputeResult, find_disputes
from index.disputes.rejections import in_text_rejections
from index.disputes.signature import Signature

__all__ = [
    "DISPUTE_THRESHOLD",
    "DisputeResult",
    "Signature",
    "effective_labels",
    "find_disputes",
    "in_text_rejections",
    "share_topics",
    "signatures",
]
