"""Telling page furniture from prose by its wording.

Furniture addresses the visitor of a page (share, subscribe, contact, rights) or labels the page.
Prose that merely mentions such things is kept: each sentence of a piece must look like furniture.
"""

from __future__ import annotations

import re

# A sentence that asks the visitor to do something with the page, or that the page says of itself.
_APPEAL = re.compile(
    r"^(?:note to (?:our )?readers?:\s*)?(?:please\s+)?(?:"
    r"(?:share|tweet|like|print|e-?mail|forward|bookmark|pin|post|copy)(?:\s+(?:this|on|via|to"
    r"|link|"
    r"article|page|it|us|debate|contribution))*(?:\s+(?:facebook|twitter|x|whatsapp|telegram|reddit|linkedin"
    r"|e-?mail))*$"
    r"|(?:click|tap|press)\s+(?:here|on|the|below|to|share)\b.*"
    r"|(?:follow|like|find|join|contact|write to|email|e-mail|call|visit|reach|support"
    r"|tell)\s+us\b.*"
    r"|(?:subscribe|sign up|sign in|log ?in|register|unsubscribe|donate|advertise)\b.*"
    r"|become a (?:member|subscriber|supporter|patron)\b.*"
    r"|feel free to (?:repost|share|republish|reprint|forward)\b.*"
    r"|(?:read|see|watch|listen|view) (?:more|also|next|full|all)\b.{0,60}"
    r"|view (?:this |it |the )?(?:e-?mail|message|newsletter|web version|online)?\s*"
    r"(?:(?:in|on|with) (?:your |a |the )?(?:web )?browser|online|as a web ?page)\b.{0,40}"
    r"|you(?:['’]re| are|['’]ve| have)?(?: currently)? (?:receiv\w+|(?:been )?sent|getting|got)"
    r" this (?:e-?mail|message|newsletter|bulletin) (?:because|as|since)\b.*"
    r"|(?:manage|update|change|edit) (?:your )?(?:e-?mail |subscription |newsletter )*"
    r"(?:preferences|settings|subscriptions?)\b.{0,40}"
    r"|was this (?:e-?mail|newsletter|message) forwarded\b.*"
    r"|(?:no longer|don['’]t) (?:want|wish) to (?:receive|get)\b.*|add us to your address book\b.*"
    r"|thank(?:s| you) for reading\b.{0,60}|watch the video.{0,40}"
    r"|download (?:the |this |our )?(?:pdf|app|issue|file).{0,40}"
    r"|to (?:receive|get|subscribe|unsubscribe|contact|reach|support|donate|advertise|comment"
    r"|read more"
    r"|continue reading)\b.*(?:click|visit|write|subscribe|sign|email|e-mail|call|contact|here|:).*"
    r"|(?:comment|comments) (?:on|are|\().*|leave a (?:comment|reply).*|back to (?:top|home|the).*"
    r"|skip to (?:main )?content.*|(?:accept|reject|manage) (?:all|cookies).*"
    r"|(?:forwarded|sent) (?:to you )?by a friend\b.*|put your name on (?:the|our) list.*"
    r"|enter your e-?mail.*|share the article.*|help us\b.{0,80}\bdonat.*|your (?:donation"
    r"|support)\b.*"
    r"|if you (?:spot|notice|see|find) an? (?:error|mistake|inaccuracy)\b.*"
    r"|order reprints|listen to this (?:article|story|episode)\b.{0,40}"
    r"|if you (?:like|enjoy|wish to use|know something|would like to (?:support|receive"
    r"|subscribe))\b.*"
    r"|send (?:us )?(?:your )?(?:tips|letters|corrections|feedback)\b.*"
    r")$",
    re.IGNORECASE,
)
_OF_THE_PAGE = re.compile(
    r"\b(?:(?:daily|weekly|free|our|the)\s+newsletter|share buttons?|telegram channel|facebook page"
    r"|translate website|this (?:web)?site (?:uses|contains|is)|(?:use|uses|using) cookies"
    r"|(?:our|the) (?:partners|privacy policy|terms of (?:use|service))"
    r"|(?:grants?|with|without) (?:the )?(?:prior |written )*permission\b"
    r"|fair use|copyright(?:ed)? (?:owner|material)|all rights reserved|responsib\w+ (?:for"
    r"|of) .{0,80}"
    r"(?:content|statement|inaccura|author)|views expressed|do not necessarily reflect"
    r"|opinions? expressed|check against delivery|for immediate release|under embargo"
    r"|embargoed until"
    r"|subject to risks and uncertainties|without profit to those|back issues"
    r"|\d+ min(?:ute)?s? read"
    r"|this (?:article|story|content|post|page) is (?:only )?(?:for|available to|reserved for) "
    r"(?:our |paid |paying |premium )*(?:subscribers|members)"
    r"|free (?:articles?|stor(?:y|ies)) (?:left|remaining)|already (?:a )?subscri\w+"
    r"|reader-supported publication|this (?:live ?)?blog is now closed"
    r"|edited (?:and condensed )?for (?:length|clarity|brevity)"
    r"|transcript (?:was|is|has been) (?:\w+ )?(?:generated|created|produced) (?:automatically|by)"
    r"|contributed (?:research|reporting|to this (?:article|report|story|piece))"
    r"|a version of this (?:article|story|piece) (?:appears|appeared|ran)"
    r"|(?:made available|are making such material))\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^(?:regions?|themes?|tags?|tagged|topics?|categor(?:y|ies)|filed under|keywords?|share this"
    r"|related(?: (?:articles?|posts?|stories|links|topics))?|read (?:more|also)|see also"
    r"|more (?:on|from)"
    r"|also in|in this (?:issue|section|edition)|contents|table of contents|disclaimer|contact"
    r"|media contacts?|press contacts?|for (?:media|press|further|more) (?:inquiries|enquiries"
    r"|information|details)|tel(?:ephone)?|phone|fax|e-?mail|web(?:site)?|most (?:read|popular"
    r"|viewed)"
    r"|advertisement|sponsored|ads?|comments?|breadcrumbs?|you are here|circulation"
    r"|distribution list"
    r"|isbn|issn|doi|print|pdf|menu|home|search|follow|share|print this page|notes to editors"
    r"|ends?)\b"
    r"(?:\s*\(\d+\))?\s*(?::|$)",
    re.IGNORECASE,
)
_CONTINUED = re.compile(
    r"^[(\[<→>*\s]*(?:(?:story |article )?contin(?:ued|ues)(?:\s+(?:on|from|in|inside|over"
    r"|overleaf|at|"
    r"next|the|other|side|back|page|p\.?|\w?\d+))*|(?:please )?turn (?:over|to page.*)"
    r"|(?:please )?see (?:page|p\.).*"
    r"|(?:please )?see [\w’' -]{3,40}?,? (?:on )?(?:page|p\.) ?\w?\d{1,3}"
    r"|(?:story |contin\w+ )?from (?:page|p\.) ?\w?\d{1,3}"
    r"|cont(?:['’]?d)?\.?\s+(?:on|from|p)\b.*|more inside)[)\]>→*.\s…]*$",
    re.IGNORECASE,
)
_PAGE_NUMBER = re.compile(
    r"^[\W_]*(?:(?:page|p\.?|seite)\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:of|/"
    r"|von)\s*\d{1,4})?[\W_]*$",
    re.IGNORECASE,
)
# A line of a list of contents: "The night of the fire ........ 12"
_LEADERS = re.compile(
    r"^.{2,160}?\s*(?:\.\s?){5,}\s*(?:\d{1,4}|[ivxlc]{1,6})$|^.{2,160}?…{3,}\s*\d{1,4}$"
)
_URL_ONLY = re.compile(
    r"^[<(\[]*(?:(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.]+"
    r"|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}(?:/\S*)?)[>)\].,;]*$",
    re.IGNORECASE,
)
_RIGHTS = re.compile(r"^(?:copyright\b|©|\(c\)\s*\d{4}|all rights reserved)", re.IGNORECASE)
_CAPTION = re.compile(
    r"^(?:(?:featured |cover |title |top |main |lead )?(?:image|photo(?:graph)?|picture"
    r"|illustration|graphic"
    r"|map|cartoon|video|infographic)(?: (?:by|credit|source|courtesy))?\s*[:(/]"
    r"|\(?(?:photo|image|picture|illustration|graphic)s?\s+(?:by|via|courtesy|from|credit)\b"
    r"|fig(?:ure|\.) ?\d+[a-z]?\s+(?-i:[A-Z])[^.]{3,160}\.?(?:\s.{0,160})?$"
    r"|(?:fig(?:ure)?|plate|table|chart)\.?\s*\d+[a-z]?\s*[:.–—-]\s*\S.{0,200}$"
    r"|.{0,240}[.)]\s*\(?(?:photo|image|picture"
    r"|foto)(?:graph)?s?\s*[:/]\s*(?:[A-Z]\.\s*)*[^.]{2,80}\)?\.?$)",
    re.IGNORECASE,
)
_COMMENT = re.compile(
    r"^(?:comment|commentary|opinion|column|essay|guest (?:post|column))\s*:\s+\S+\s+\S",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"(])|\n|\s+[|•·>]\s+")
_MAX_SHORT = 400
_MAX_FURNITURE = 4000


def is_furniture(text: str) -> bool:
    """Whether a folded piece is page furniture by its wording alone."""
    stripped = text.strip("*_ \t")
    if not any(char.isalpha() for char in stripped):
        return True
    if len(stripped) > _MAX_FURNITURE:
        return False
    if _PAGE_NUMBER.match(stripped) or _URL_ONLY.match(stripped) or _CONTINUED.match(stripped):
        return True
    if _LEADERS.match(stripped):
        return True
    if _LABEL.match(stripped) and _label_only(stripped):
        return True
    if _RIGHTS.match(stripped) and len(stripped) <= _MAX_SHORT:
        return True
    return _all_appeals(stripped)


def is_comment_title(text: str) -> bool:
    """Whether a title says that what follows is somebody's comment ("Opinion: Enough")."""
    return _COMMENT.match(text.strip("*_# ")) is not None


def is_label(text: str) -> bool:
    """Whether a piece is nothing but a label of what follows, such as "Related articles"."""
    stripped = text.strip("*_# \t")
    return len(stripped.split()) <= 5 and _LABEL.match(stripped.rstrip(":") + ":") is not None


def has_appeal(text: str) -> bool:
    """Whether any sentence of a short note asks the visitor to do something with the page."""
    parts = (part.strip(" .!*_") for part in _SPLIT.split(text))
    return len(text) <= _MAX_SHORT and any(_APPEAL.match(part) for part in parts)


def is_caption(text: str) -> bool:
    """Whether a folded piece is the caption or credit of a picture by its wording."""
    return len(text) <= _MAX_SHORT and _CAPTION.match(text.strip("*_ \t")) is not None


def is_continuation_note(text: str) -> bool:
    """Whether the piece says that a text goes on elsewhere."""
    return _CONTINUED.match(text.strip("*_ \t")) is not None


def _label_only(text: str) -> bool:
    """A label with a list of links or an address, or a disclaimer; not a label with a story."""
    if re.match(r"disclaimer\s*:", text, re.IGNORECASE):
        return True
    sentences = [part for part in _SPLIT.split(text) if len(part.split()) > 12]
    return len(text) <= _MAX_SHORT and not sentences


def _all_appeals(text: str) -> bool:
    sentences = [part.strip(" .!*_") for part in _SPLIT.split(text) if part.strip(" .!*_")]
    marked = [bool(_APPEAL.match(part) or _OF_THE_PAGE.search(part)) for part in sentences]
    if not any(marked):
        return False
    if len(text) > _MAX_SHORT:
        return sum(marked) >= 0.7 * len(marked)
    return all(marked) or (len(marked) > 2 and sum(marked) >= 0.66 * len(marked))
