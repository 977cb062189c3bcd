"""Words that tell the parts of a name apart: titles, particles, suffixes, and family names that stand first.

The lists are hints, not truths: they decide only where the writer left the order open, and what was decided is told.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words("mr mrs ms miss mx dr prof professor rev hon sr. sra ing capt lt sgt col dean")

PARTICLES = _words(
    "de del dela della di da das do dos du des la le las los van von vom zu zum zur den der ter ten te op bin ibn "
    "binti bint al el abu ben bat av af y e santa san st st. mac ap ferch nic ní ni ó ua d' dal"
)
# Particles that may begin a family name in "Given particle Family"; "y" and "e" only join two family names.
LEADING_PARTICLES = PARTICLES - {"y", "e", "ben", "bat", "san", "mac", "do", "el"} | {"bin"}

GENERATIONS = {"jr": "Jr.", "junior": "Jr.", "sr": "Sr.", "ii": "II", "iii": "III", "iv": "IV", "v": "V", "2nd": "II",
               "3rd": "III"}  # fmt: skip

CREDENTIALS = _words(
    "phd md mba jd edd esq cpa pe rn bsn msn dnp ma ms msc bs ba bsc med mph mpa msw lcsw llm pmp cfa dds dvm "
    "pharmd psyd mfa aia cpp shrm sphr do np facs emba macc meng dpt otr"
)

VIETNAMESE_FAMILY = _words(
    "nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh truong trinh doan luong mai ta "
    "cao thach quach lam chau diep"
)
# Middle names that nobody but Vietnamese families uses, so that "Nguyen Thi Hong" needs no accent to be told.
VIETNAMESE_MIDDLE = _words("thi van huu duc quoc ngoc minh thanh hong bao xuan")
VIETNAMESE_LETTERS = frozenset("ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ")

HUNGARIAN_FAMILY = _words(
    "nagy kovacs toth szabo horvath varga kiss molnar nemeth farkas balogh papp takacs juhasz lakatos meszaros "
    "olah simon racz fekete szilagyi torok feher balazs gal kocsis pinter szucs orsos fodor szalai sipos magyar "
    "lukacs gulyas biro"
)
HUNGARIAN_GIVEN = _words(
    "laszlo istvan jozsef janos zoltan sandor gabor ferenc attila peter tamas zsolt tibor andras csaba imre lajos "
    "gyorgy balazs gergely mihaly krisztian akos bence maria erzsebet katalin ilona eva anna zsuzsanna margit "
    "judit agnes andrea erika ildiko krisztina eszter zsofia reka dora nora timea boglarka anita edit monika"
)

KOREAN_FAMILY = _words(
    "kim lee yi park pak choi choe jung jeong chung kang cho jo yoon yun jang chang lim im han oh seo suh shin "
    "kwon hwang ahn an song yoo yu hong jeon moon bae baek nam heo noh ryu koo son"
)
CHINESE_FAMILY = _words(
    "wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie tang deng "
    "feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren shen yao chan wong "
    "cheung tan ng lau kwok tsai hsu chiu ong goh"
)

HANGUL_TWO_FAMILY = _words("남궁 황보 제갈 선우 독고 사공 서문")
HAN_TWO_FAMILY = _words("欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 东方 東方 皇甫 尉迟 尉遲 慕容 令狐 公孙 公孫 夏侯")
