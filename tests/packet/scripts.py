"""Letters of many scripts for tests: those of the shipped fonts, and those that need a font of the machine."""

from __future__ import annotations

from hypothesis import strategies as st

from packet.lettering.typeset import missing

_LATIN = "abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789 .,;:!?()[]{}<>/\\|@#$%&*+-=_'\"~^`"
SHIPPED = {
    "ascii": _LATIN,
    "latin": _LATIN + "áéíóúüñÁÉÍÓÚÜÑ¿¡çãõøåæßşğıžłđ“”‘’–—…•€§°½",
    "vietnamese": "Nguyễn Thị Hạnh ăâđêôơưắằẳẵặấầẩẫậếềểễệốồổỗộớờởỡợứừửữựỳỵỷỹ ",
    "greek": "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊΐ ΑΒΓΔΩ ",
    "cyrillic": "абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґў АБВЯ ",
    "armenian": "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ ԱԲԳՖ ",
    "marks": "ǫ́ą̀ė́q̃m̂ x̌ n̈ aeiou ",
    "arabic": "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءآ لا ",
    "hebrew": "אבגדהוזחטיכלמנסעפצקרשתםןץףך ",
}
"""Printed with the fonts of the wheel, on every machine."""
MACHINE = {
    "han": "王小明医生说需要手术病历药费保险拒绝申诉門診醫療 ，。",
    "japanese": "患者の医療保険テストあいうえおアイウエオー。、",
    "korean": "한국어문장입니다환자의료보험거부 ",
    "thai": "กขคงจฉชซฌญฎฏฐณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮะาำิีึืุูเแโใไ่้๊๋์ ",
    "lao": "ກຂຄງຈສຊຍດຕຖທນບປຜຝພຟມຢຣລວຫອຮະາິີຶືຸູເແໂໃໄ່້ ",
    "khmer": "កខគឃងចឆជឈញដឋឌឍណតថទធនបផពភមយរលវសហឡអាិីឹឺុូួើែៃោៅំះ្ក្រ ",
    "devanagari": "कखगघचछजझटठडढणतथदधनपफबभमयरलवशषसहािीुूेैोौंः्क्ष्र ",
    "gurmukhi": "ਕਖਗਘਚਛਜਝਟਠਡਢਣਤਥਦਧਨਪਫਬਭਮਯਰਲਵਸਹਾਿੀੁੂੇੈੋੌੰੱ ",
}
"""Printed when the machine has a font for them."""


def printable_scripts() -> dict[str, str]:
    """The alphabets that this machine can print."""
    return SHIPPED | {name: letters for name, letters in MACHINE.items() if not missing(letters)}


def texts(max_size: int, *, lines: bool = True) -> st.SearchStrategy[str]:
    """Texts in one script or in two mixed, spaces and line ends among them."""
    alphabets = printable_scripts()
    names = st.sampled_from(sorted(alphabets))
    return st.tuples(names, names).flatmap(
        lambda pair: st.text(
            st.sampled_from(sorted(set(alphabets[pair[0]] + alphabets[pair[1]] + ("\n" if lines else "")))),
            min_size=1,
            max_size=max_size,
        )
    )
