"""What running text says of a case, and which sentences say nothing of it.

Nearly every letter carries a paragraph about rights that names every reason, programme and office at once
(Health and Safety Code 1368.02(b)): such sentences are set aside before anything is looked for.
"""

from __future__ import annotations

import re
from typing import Final

from forms.finders.sheet import PaperWords

_RIGHTS: Final = re.compile(
    r"independent medical review|\bimr\b|revision medica independiente|you (?:can|may|might|could)(?! (?:\w+ ){0,2}(?:walk|stand|move|eat|breathe|sleep|drive|be (?:safely )?(?:treated|cared)|do (?:this|it|the)|use (?:your|a|an|the) (?:\w+ )?(?:walker|cane|wheelchair|arms?|legs?|hands?)))\b|you also|"
    r"you have (?:the|a) right|your rights?\b|\bif (?:you|your|we|the plan|they|a)\b|\bsi (?:usted|su|tiene|no|el|la|necesita)\b|"
    r"\bpuede\b(?! (?:\w+ ){0,2}(?:caminar|moverse|pararse|comer|respirar|dormir|manejar|usar (?:sus?|un|una|el|la) (?:andador|baston|silla|brazos?|piernas?|manos?)|hacer(?:se|lo)?|tratarse|atenderse|recibir(?:la|lo)? (?:el|la) mism))|\bpodria\b|tiene (?:el )?derecho|sus derechos|derecho a|state hearing|audiencia estatal|oversees|responsible for regulating|"
    r"you must (?:file|ask|send|appeal|call)|debe (?:presentar|pedir|apelar)|urgent requests|expedited|apelacion (?:rapida|acelerada)|\bform \d|free legal|legal aid|ayuda legal|toll-free|"
    r"this (?:notice|letter) does not|este aviso no|also qualify|free of charge|sin costo|gratis|help center|centro de ayuda|"
    r"language assistance|interpreter|interprete|tagline|discriminat|discrimin|does not apply|no se aplica|write to the|"
    r"(?:covers?|pays? for|approves?) (?:only )?(?:services|care|treatments?|drugs|items) (?:that|which|only|when)|(?:cubre|paga) (?:solo|solamente|unicamente)|"
    r"supervisa|regula a los|enclosed|adjunt|whether|would be|to see if|for example|por ejemplo"
)
_REASONS: Final = {
    "not_medically_necessary": re.compile(
        r"not (?:been )?(?:considered |shown to be |found to be |deemed )?(?:to be )?medically (?:necessary|needed|indicated|appropriate)|medically unnecessary|"
        r"(?:no|not) (?:a )?medical(?:ly)? necess|lack of medical necessity|medical necessity (?:was|is|has) not|"
        r"(?:does|do|did) not (?:meet|satisfy|show|support) (?:the |our |your plan's )?(?:[\w®'-]+ ){0,4}(?:criteria|criterion|guideline|guidelines|medical necessity|medical need)|"
        r"(?:criteria|guidelines?|requirements?)[\w ,']{0,40} (?:was|were|is|are|has|have)(?: not|n't) (?:been )?met|"
        r"(?:did|do|does|have|has|not|n't) (?:not )?(?:met|meet) (?:the |our |your plan's |all |any )?(?:[\w®'-]+ ){0,4}(?:criteria|criterion|guidelines?|medical necessity|requirements?)|"
        r"(?:no longer|never|neither|isn't|aren't|wasn't|is not now|are not now) (?:considered |deemed )?(?:to be )?medically (?:necessary|needed|indicated|appropriate)|"
        r"(?:medical necessity|medical need)[\w ,']{0,30} (?:not|n't) (?:been )?(?:established|shown|met|demonstrated|supported|proven)|"
        r"(?:ya no|tampoco|nunca) (?:es|son|era|fue|se considera)[\w ]{0,15} (?:medicamente|medicalmente) necesari|"
        r"(?:does|do|did) not (?:show|prove|support) (?:that )?[\w' -]{1,50} (?:is|was|are|were) medically (?:necessary|needed)|"
        r"no (?:es|son|era|fue|sea|se considera|resulta) (?:considerad[oa] )?(?:medicamente|medicalmente) necesari|sin necesidad medica|"
        r"no (?:demuestr|muestr|prueb|indic|comprueb|apoy)an? que [\w ,]{0,60}(?:medicamente|medicalmente) necesari|"
        r"no (?:cumple|reune|cumplio|satisface)[\w ]{0,20} (?:criterio|guia|pauta|requisito)|no hay necesidad medica|necesidad medica no|"
        r"no (?:se )?(?:demostr|comprob|prob|establec|acredit|justific)\w* (?:que haya |que exista )?(?:la |su |una )?necesidad medica"
    ),
    "experimental": re.compile(
        r"(?:is|are|be|as|considered|remains?|was|it|still|,) (?:considered |to be |considered to be |still |an? )*(?:experimental|investigational|unproven)|"
        r"experimental (?:or|and|/|and/or) ?investigational|not (?:yet )?(?:been )?proven|"
        r"(?:es|son|como|sea|considera|sigue siendo) (?:considerad[oa] |un tratamiento |un procedimiento |todavia |aun )*(?:experimental|de investigacion|en investigacion)|"
        r"experimental o (?:de|en) investigacion|no (?:esta|ha sido) (?:probad|demostrad|comprobad)"
    ),
    "not_covered": re.compile(
        r"not (?:a )?(?:covered|benefit|plan benefit)|not (?:an? )?(?:included|eligible) benefit|(?:is|are|was|were) (?:specifically )?excluded|"
        r"(?:is|are|as) (?:an? )?(?:plan |benefit |contract |policy )?exclusions?\b|benefit exclusion|exclusion (?:of|in|from)|not part of your (?:benefits?|coverage)|no benefit for|does(?: not|n't) cover|"
        r"(?:plan|policy|contract|document|certificate|coverage|booklet|handbook|benefits?|it)(?: document| booklet)? (?:specifically |also )?excludes?\b|"
        r"(?:is|are|was|were)(?: not|n't) (?:\w+ )?(?:benefits?|covered)\b|"
        r"(?:excluye|no incluye)n?\b|(?:fuera|exceptuad[oa]) de (?:la |su )cobertura|"
        r"no (?:esta|estan|es|son|estaba) (?:un |una )?(?:beneficio |servicio |parte )?(?:cubiert|incluid|de sus beneficios|del plan)|no es un beneficio|no cubre|"
        r"(?:esta|estan|es|son) exclui|exclusion(?:es)? (?:de|del|en)"
    ),
    "not_emergency": re.compile(
        r"not (?:an? )?(?:medical )?(?:emergency|emergent|urgent)|was no emergency|non-?emergen|"
        r"(?:not|n't) (?:have )?(?:\w+ )?(?:thought|think|believed?|considered?|appear|seem|reason to believe|show|support|meet|constitute)[\w ,']{0,50} (?:emergency|emergent)|"
        r"(?:not|n't) (?:been |be )?(?:an? |considered )?(?:true |real )?emergency|"
        r"no (?:fue|era|es|se trat[oa] de|constituye) (?:una )?(?:emergencia|urgencia)|no habia (?:una )?emergencia"
    ),
}
_TURNED: Final = re.compile(
    r"not (?:saying|because)|not based on|no (?:medical )?judge?ment|not (?:about|a question of)|no se basa|not deny|previously|last year|"
    r"no decimos|no porque|rather than|overturn|now (?:cover|approve)|in error|other plans|is not (?:considered )?(?:experimental|investigational)|no es experimental"
)
_DELAY: Final = re.compile(
    r"need more time|cannot decide (?:now|yet)|can't decide|delay of your|delay in (?:your|the)|\bdelay\b.{0,30}request|no podemos decidir|"
    r"necesitamos mas tiempo|\bdemora\b|extension of time|extend(?:ed)? the time|aplazam|we will decide by|decidiremos|pending more information"
)


def told(paper: PaperWords) -> list[tuple[int, int, str]]:
    """The sentences that speak of this case: start, end, folded text."""
    flow = paper.flow
    return [
        (start, end, sentence)
        for start, end in flow.sentences()
        if not _RIGHTS.search(sentence := flow.folded[start:end])
    ]


def is_delay(text: str) -> bool:
    """Whether a letter (folded) puts the decision off."""
    return _DELAY.search(text) is not None


def reasons(sentences: list[tuple[int, int, str]]) -> dict[str, tuple[int, int]]:
    """Every reason that these sentences give, and where."""
    found: dict[str, tuple[int, int]] = {}
    for start, _, sentence in sentences:
        if _TURNED.search(sentence):
            stripped = _TURNED.split(sentence)[0]
            sentence = stripped if len(stripped) > 40 else ""
        for reason, pattern in _REASONS.items():
            if hit := pattern.search(sentence):
                found.setdefault(reason, (start + hit.start(), start + hit.end()))
    return found
