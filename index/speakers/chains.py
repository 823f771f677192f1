"""Who quotes whom: reports nested into chains, and the chain of each sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from index.analysis import (
    AnalysedArticle,
    Attribution,
    Paragraph,
    SentenceSpeech,
    SpeechMode,
)
from index.domain import Speaker
from index.speakers import lexicon
from index.speakers.continuation import Continuation
from index.speakers.reports import Report
from index.speakers.resolution import Context, Resolver
from index.speakers.spelling import bare_name
from index.speakers.syntax import antecedent, is_made_known, is_passive

if TYPE_CHECKING:
    from spacy.tokens import Token

    from index.analysis import Sentence

# A content that covers this much of a sentence's characters is what the sentence says.
_MAJORITY = 0.5
_PLAIN = frozenset(("say", "tell", "reply", "answer", "add", "shout", "ask"))
# Done by speaking, though no clause tells what is said.
_VOICED = lexicon.words(
    "apologise apologize welcome decline refuse defend thank praise back support want regret "
    "call back pledge appeal plead respond reply oppose criticise criticize"
)
_HIM = frozenset(("him", "her", "them"))
_THEIRS = frozenset(("my", "his", "her", "their"))
_INDEFINITE = frozenset(("a", "an", "one", "another", "some"))
# What somebody says at length reads like a text of their own.
_WHOLE = (SpeechMode.INTERVIEW, SpeechMode.WHOLE, SpeechMode.BLOCK)
_REPORTED = (SpeechMode.INDIRECT, SpeechMode.ATTITUDE)


class _Node:
    """A report in the tree of who quotes whom."""

    def __init__(self, report: Report, order: int) -> None:
        self.report = report
        self.order = order
        self.parent: _Node | None = None
        self.chain: tuple[Speaker, ...] = ()

    @property
    def length(self) -> int:
        return self.report.end - self.report.start

    @property
    def depth(self) -> int:
        return 0 if self.parent is None else self.parent.depth + 1

    def holds(self, other: _Node) -> bool:
        """Whether the other is spoken inside this one's content."""
        mine, theirs = self.report, other.report
        if other is self or not mine.holds or not mine.covers(theirs):
            return False
        inside = mine.start, mine.end
        if theirs.cue is not None and not inside[0] <= theirs.cue.idx < inside[1]:
            return False
        if self.length == other.length:
            return mine.cue is None and self.order < other.order
        if theirs.mention is not None and theirs.mention.paragraph == mine.paragraph:
            # A name behind the quotation names its speaker, and not one quoted in it.
            return theirs.cue is not None or theirs.mention.start < mine.end
        return True


def build_chains(
    article: AnalysedArticle, reports: Sequence[Report], resolver: Resolver
) -> tuple[SentenceSpeech, ...]:
    """Return how each sentence of the article is attributed, in reading order."""
    by_paragraph: dict[int, list[_Node]] = {}
    for order, report in enumerate(reports):
        by_paragraph.setdefault(report.paragraph, []).append(_Node(report, order))
    speech: list[SentenceSpeech] = []
    continuation = Continuation(article)
    for number, paragraph in enumerate(article.paragraphs):
        nodes = by_paragraph.get(number, [])
        if nodes:
            _nest(nodes)
            _resolve(nodes, resolver)
        before: SentenceSpeech | None = None
        for sentence in paragraph.sentences:
            said = _sentence_speech(paragraph, sentence, nodes, resolver.author)
            said = continuation.follow(sentence, said, before)
            speech.append(said)
            before = said
    return tuple(speech)


def _nest(nodes: list[_Node]) -> None:
    for node in nodes:
        holders = [other for other in nodes if other.holds(node)]
        node.parent = min(holders, key=lambda o: (o.length, -o.order), default=None)
    for node in nodes:
        _break_cycle(node)


def _break_cycle(node: _Node) -> None:
    seen = {id(node)}
    current = node
    while current.parent is not None:
        if id(current.parent) in seen:
            current.parent = None
            return
        current = current.parent
        seen.add(id(current))


def _resolve(nodes: list[_Node], resolver: Resolver) -> None:
    def place(node: _Node) -> int:
        mention = node.report.mention
        return mention.start if mention is not None else node.report.start

    def order(node: _Node) -> tuple[int, ...]:
        # In text order, and who passes something on before those who say it.
        above = order(node.parent) if node.parent is not None else ()
        return (*above, place(node))

    for node in sorted(nodes, key=order):
        outer = node.parent.chain if node.parent is not None else ()
        mention = node.report.mention
        if mention is None:
            node.chain = outer
            continue
        spoken = node.parent is None or node.parent.report.mode not in _REPORTED
        report = node.report
        at = report.start if _is_told_of(node, nodes) or _speaks_of_another(report) else None
        context = Context(
            outer[-1] if outer else None,
            report.paragraph,
            spoken=spoken,
            at=at,
            told=(report.start, report.end),
            passed_on=node.parent is not None,
        )
        if node.report.via is not None:
            outer = _with(outer, resolver.resolve(node.report.via, context), resolver.author)
        speaker = resolver.resolve(mention, context)
        node.chain = _with(outer, speaker, resolver.author)


def _is_told_of(node: _Node, nodes: Sequence[_Node]) -> bool:
    """Whether somebody else speaks, to the speaker, in what "he said" stands in the middle of.

    "The mayor had told him, he said, that": he is not the mayor.
    """
    mention, cue = node.report.mention, node.report.cue
    if mention is None or cue is None or mention.start <= node.report.start:
        return False
    return any(
        inner.parent is node
        and inner.report.mention is not None
        and inner.report.mention.start < mention.start
        and inner.report.cue is not None
        and any(c.lower_ in _HIM for c in inner.report.cue.rights)
        for inner in nodes
    )


def _speaks_of_another(report: Report) -> bool:
    """Whether "he said" stands behind somebody who is not he, in what he said of him.

    "The owner, he said, had replied": nobody puts that between himself and what he did. "A woman
    had waited, she said": nobody calls herself that, or "his sister".
    """
    mention, cue = report.mention, report.cue
    if mention is None or cue is None or mention.head is None or mention.start <= report.start:
        return False
    for token in cue.doc[cue.sent.start : mention.head.i]:
        if token.dep_ in ("nsubj", "nsubjpass") and token.idx >= report.start:
            first = next(token.subtree)
            return token.head.i > cue.i or first.lower_ in _INDEFINITE | _THEIRS
    return False


def _with(
    chain: tuple[Speaker, ...], speaker: Speaker | None, author: Speaker
) -> tuple[Speaker, ...]:
    """Return a chain with one more speaker, unless it is the one who speaks already."""
    before = chain[-1] if chain else author
    if speaker is None or bare_name(speaker.name) == bare_name(before.name):
        return chain
    # "A, quoting B, quoting A, quoting B" is a name that was resolved wrongly.
    loop = [s.name for s in chain[-3:-1]] == [before.name, speaker.name]
    return chain if loop else (*chain, speaker)


def _sentence_speech(
    paragraph: Paragraph, sentence: Sentence, nodes: Sequence[_Node], author: Speaker
) -> SentenceSpeech:
    start, end = sentence.tokens.start_char, sentence.tokens.end_char
    touching = [n for n in nodes if n.chain and n.report.start < end and n.report.end > start]
    if not touching:
        return SentenceSpeech((author,), None, ())
    parts = tuple(_attribution(paragraph, node) for node in touching)
    main = _main(sentence, touching)
    if main is None:
        return SentenceSpeech((author,), None, parts)
    return SentenceSpeech((author, *main.chain), parts[touching.index(main)], parts)


def _attribution(paragraph: Paragraph, node: _Node) -> Attribution:
    report = node.report
    cue = report.cue
    return Attribution(
        content=paragraph.locate(report.start, report.end),
        speakers=node.chain,
        mode=report.mode,
        commitment=report.commitment,
        cue=paragraph.locate(cue.idx, cue.idx + len(cue)) if cue is not None else None,
        cue_lemma=report.cue_lemma,
    )


def _main(sentence: Sentence, nodes: Sequence[_Node]) -> _Node | None:
    """Return the report that makes the sentence's main assertion, the innermost one."""
    tokens = sentence.tokens
    start, end = tokens.start_char, tokens.end_char
    root = tokens.root.idx
    best: _Node | None = None
    for node in sorted(nodes, key=lambda n: n.depth):
        if _asserting_parent(node) is not best:
            continue
        report = node.report
        if not report.asserts:
            continue
        if best is not None and best.report.mode not in _WHOLE:
            # Inside a report the next one counts if it says most of what the outer one says.
            outer = best.report
            low, high = max(start, outer.start), min(end, outer.end)
            if _is_top(report, low, high) or _share(report, low, high) > _MAJORITY:
                best = node
            continue
        is_cue = report.cue is not None and (
            report.cue.idx == root
            or _says_in_writing(report.cue, tokens.root)
            or (is_made_known(report.cue) and report.cue.head.i == tokens.root.i)
            or _is_cleft(report.cue, tokens.root)
            or _is_given(report.cue, tokens.root)
            or _turns_and_says(report, tokens.root)
            or _answers_and_says(report, tokens.root)
        )
        inside = report.start <= root < report.end or _is_labelled(report, sentence)
        if best is not None:
            is_cue = is_cue or _is_top(report, best.report.start, best.report.end)
        aside = report.cue is not None and report.cue.dep_ == "relcl"
        if is_cue or inside or (not aside and _share(report, start, end) >= _MAJORITY):
            best = node
    return best


def _is_labelled(report: Report, sentence: Sentence) -> bool:
    """Whether the sentence is a turn with nothing before it but its time and its label.

    "[00:01:36] Ann Lee: No." is longer before the colon than behind it.
    """
    mention, tokens = report.mention, sentence.tokens
    if report.mode is not SpeechMode.INTERVIEW or mention is None:
        return False
    start, end = tokens.start_char, tokens.end_char
    if mention.paragraph != report.paragraph or not start <= mention.start < report.start < end:
        return False
    before = tokens.doc.text[start : mention.start]
    return not any(char.isalpha() for char in before)


def _asserting_parent(node: _Node) -> _Node | None:
    """Return the nearest report around a node that may be a main assertion itself.

    The author's own turns in an interview, without a chain, are none.
    """
    parent = node.parent
    while parent is not None and not (parent.report.asserts and parent.chain):
        parent = parent.parent
    return parent


def _says_in_writing(cue: Token, root: Token) -> bool:
    """Whether the root says who put out the text that the cue quotes: "issued a leaflet saying"."""
    text = cue.head
    return cue.dep_ in ("acl", "relcl") and text.dep_ == "dobj" and text.head.i == root.i


def _is_cleft(cue: Token, root: Token) -> bool:
    """Whether "it was X who said" only stresses who said it."""
    it = any(c.lower_ == "it" and c.dep_ == "nsubj" for c in root.lefts)
    who = next((c for c in cue.lefts if c.lower_ in ("who", "that")), None)
    if not it or who is None or who.nbor(-1).text == ",":
        return False
    stressed = antecedent(who)
    return bool(stressed.dep_ == "attr" and stressed.head.i == root.i)


def _turns_and_says(report: Report, root: Token) -> bool:
    """Whether "turned to me and said" only leads to the words that it quotes."""
    cue = report.cue
    if cue is None or report.mode is not SpeechMode.DIRECT or report.cue_lemma not in _PLAIN:
        return False
    return bool(cue.dep_ == "conj" and cue.head.i == root.i)


def _answers_and_says(report: Report, root: Token) -> bool:
    """Whether "apologised and said that" is one act of speech, whose words the clause gives."""
    cue = report.cue
    if cue is None or report.mode is not SpeechMode.INDIRECT or cue.pos_ != "VERB":
        return False
    if not any(c.dep_ == "ccomp" for c in cue.rights):
        return False
    while cue.dep_ == "conj" and cue.head.i < cue.i and cue.i != root.i:
        if any(c.dep_ in ("nsubj", "nsubjpass") for c in cue.lefts):
            return False
        cue = cue.head
    spoken = root.lemma_.lower() in lexicon.CLAUSAL | lexicon.ACTS | _VOICED
    return cue.i == root.i and report.cue is not root and spoken and not is_passive(root)


def _is_given(cue: Token, root: Token) -> bool:
    """Whether the cue is the noun of "gave me her word that", "made the claim that"."""
    return bool(cue.pos_ == "NOUN" and cue.dep_ == "dobj" and cue.head.i == root.i)


def _is_top(report: Report, start: int, end: int) -> bool:
    """Whether a report's cue is the head of the words `start..end` of its sentence."""
    cue = report.cue
    if cue is None or cue.tag_[:2] != "VB" or not start <= cue.idx < end:
        return False
    return cue.head.i == cue.i or not start <= cue.head.idx < end


def _share(report: Report, start: int, end: int) -> float:
    overlap = min(report.end, end) - max(report.start, start)
    return max(overlap, 0) / max(end - start, 1)
