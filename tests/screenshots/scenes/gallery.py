"""The kit itself: every widget in its states, to be looked at whenever one of them changes."""

from __future__ import annotations

from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

from hrcapp.ui.look import Look
from hrcapp.ui.widgets import (
    ActionBar,
    AnswerRow,
    Banner,
    Button,
    Card,
    CardRow,
    Check,
    Checked,
    Chips,
    ChoiceCards,
    Column,
    ComboBox,
    EmptyState,
    ErrorSummary,
    Essay,
    IconButton,
    KeyValues,
    LengthGuide,
    Line,
    LineEdit,
    LinkButton,
    NavItem,
    Number,
    PageScroll,
    PageView,
    Pill,
    Problem,
    ProgressPanel,
    Question,
    Radio,
    SaveState,
    SegmentBar,
    Segmented,
    Sidebar,
    SignaturePad,
    Skyline,
    State,
    Step,
    Stepper,
    Table,
    Text,
    TopBar,
    VerdictBox,
    Way,
    beside,
    column,
    framed,
    list_cards,
    page_body,
    row,
)
from tests.screenshots.scene import AR, DARK, EN, LARGE, LARGE_AR, scenes

_ALL = (EN, AR, DARK, LARGE, LARGE_AR)

_WORDS = {
    "ar": {
        "Sample municipality": "بلدية نموذجية",
        "Sample region, Sample country": "إقليم نموذجي، بلد نموذجي",
        "Home": "الرئيسية",
        "Send and receive": "الإرسال والاستلام",
        "Human Rights Cities": "مدن حقوق الإنسان",
        "Pledge desk": "مكتب التعهّدات",
        "Continue": "التالي",
        "Back": "السابق",
        "Check for errors": "البحث عن الأخطاء",
        "Official name": "الاسم الرسمي",
        "Write at least 40 characters. You have written 20.": "اكتبوا 40 حرفاً على الأقل. كتبتم 20.",
        "Why do you join?": "لماذا تنضمون؟",
        "Saved on this computer 10:42": "تم الحفظ على هذا الحاسوب 10:42",
        "They are our values.": "إنها قيمنا.",
        "In your language, as in your legal texts.": "بلغتكم وكتابتكم، كما يرد في نصوصكم القانونية.",
        "Participation": "المشاركة",
        "Being close to inhabitants": "القرب من السكان",
        "Municipal": "بلدي",
        "Regional": "إقليمي",
        "Draft": "مسودة",
        "Signed": "موقّع",
        "2 to correct": "2 للتصحيح",
        "Ready to sign": "جاهز للتوقيع",
    }
}


def _say(look: Look, text: str) -> str:
    """The gallery's own sample words; the interface's words come from the catalogs."""
    return _WORDS.get(look.language, {}).get(text, text)


def _window(look: Look, title: str, *body: QWidget) -> QWidget:
    say = lambda text: _say(look, text)  # noqa: E731
    top = TopBar(
        look, title, say("Sample municipality"), SaveState(look, say("Saved on this computer 10:42"))
    )
    content = page_body(look, *body)
    actions = ActionBar(
        look,
        [Button(look, say("Back"))],
        [
            Button(look, say("Check for errors"), icon="list-checks"),
            Button(look, say("Continue"), "primary", "arrow-right", trailing=True),
        ],
    )
    page = column(look, top, (PageScroll(look, content), 1), actions, gap=0)
    if look.narrow:
        top.add_at_start(Button(look, say("Home"), icon="list-checks", small=True))
        return page
    items = [
        NavItem(look, say("Home"), "house", selected=True),
        NavItem(look, say("Send and receive"), "send", count="12"),
        NavItem(look, say("Official name"), "circle-alert", status=say("2 to correct"), kind="danger"),
        NavItem(look, say("Why do you join?"), "circle-check", status=say("Signed"), kind="success"),
    ]
    side = Sidebar(look, (say("Human Rights Cities"), say("Pledge desk")), items)
    return row(look, side, (page, 1), gap=0)


@scenes.add("widgets-questions", *_ALL, focus="wrong")
def questions(look: Look) -> QWidget:
    say = lambda text: _say(look, text)  # noqa: E731
    other = "fr" if look.language == "en" else "en"
    summary = ErrorSummary(
        look,
        [Problem("why", say("Write at least 40 characters. You have written 20."), say("Why do you join?"))],
    )
    name = Question(
        look,
        say("Official name"),
        LineEdit(look, say("Sample municipality")),
        hint=say("In your language, as in your legal texts."),
        second=(other, "Nom officiel" if other == "fr" else "Official name"),
    )
    essay, guide = Essay(look, say("They are our values.")), LengthGuide(look, 40, (400, 1500))
    essay.setObjectName("wrong")
    guide.set_count(20)
    why = Question(
        look, say("Why do you join?"), essay, note=guide, second=("ar" if other == "fr" else "en", "")
    )
    why.set_error(say("Write at least 40 characters. You have written 20."))
    combo = ComboBox(look, [("ar", "العربية"), ("fr", "Français")])
    combo.set_value("fr")
    locked = LineEdit(look, "48 250")
    locked.set_locked(True)
    pair = beside(
        look,
        (Question(look, say("Official name"), combo, optional=True), 1),
        (Question(look, say("Sample municipality"), locked), 1),
    )
    checks = beside(
        look,
        (Check(look, say("Participation"), checked=True), 1),
        (Check(look, say("Being close to inhabitants"), second="Proximité" if other == "fr" else "Close"), 1),
    )
    radios = beside(look, (Radio(look, say("Municipal"), checked=True), 1), (Radio(look, say("Regional")), 1))
    return _window(look, say("Why do you join?"), summary, name, why, pair, checks, radios)


@scenes.add("widgets-states", *_ALL)
def states(look: Look) -> QWidget:
    say = lambda text: _say(look, text)  # noqa: E731
    rows = [
        CardRow(
            "a",
            say("Sample municipality"),
            say("Sample region, Sample country"),
            "4 / 7",
            say("Continue"),
            (State("neutral", say("Draft"), "pencil"), State("danger", say("2 to correct"))),
            (True, True, False, False, True, True, False),
        ),
        CardRow(
            "b",
            say("Sample municipality"),
            say("Sample region, Sample country"),
            "7 / 7",
            say("Continue"),
            (State("info", say("Ready to sign"), "pen-line"),),
            (True,) * 7,
        ),
    ]
    steps = [
        Step("Packed", "20 November 2026", "package-check"),
        Step("Handed over", "20 November 2026, USB stick", "hand-helping"),
        Step("Received", "23 November 2026", "stamp"),
        Step("Accepted", "not yet", "check-check"),
    ]
    progress = ProgressPanel(look, "Importing files", on_cancel=lambda: None)
    progress.advance(23, 67)
    return _window(
        look,
        say("Home"),
        Banner(
            look,
            "warning",
            "2 answers to correct before signing",
            "Your work is saved. You can close the app and come back.",
            Button(look, "Go to the first", icon="arrow-right", small=True, trailing=True),
        ),
        list_cards(look, say("Home"), rows, lambda key: None),
        Card(look, Stepper(look, steps, 3), Line(look), margins=(22, 18, 22, 12)),
        beside(
            look, (progress, 1), (VerdictBox(look, "info", "shield", "Intact", "Nothing changed since."), 1)
        ),
        row(
            look,
            Button(look, "Reject", "danger", "ban"),
            LinkButton(look, "Add a signatory", "plus"),
            IconButton(look, "Undo", "undo-2"),
            IconButton(look, "Next", "chevron-right", "secondary"),
            None,
            gap=10,
        ),
    )


@scenes.add("widgets-desk", *_ALL)
def desk(look: Look) -> QWidget:
    columns: list[Column[int]] = [
        Column("File", lambda n: Text(f"sample-{n}.hrcb", "E-mail, 23 November 2026", strong=True), 230),
        Column("From", lambda n: Text(_say(look, "Sample municipality"), "Sample country")),
        Column("Opens", lambda n: Checked("yes" if n % 3 else "no"), 70),
        Column("New", lambda n: Checked(("yes", "same", "unchecked", "warning")[n % 4]), 70),
        Column("Size", lambda n: Number(str(n * 137)), 80, number=True),
        Column(
            "State",
            lambda n: State("info", "To review", "eye") if n % 3 else State("danger", "Quarantine"),
            170,
        ),
    ]
    table = Table(look, "Inbox", columns, range(1, 40), two_lines=True)
    table.choose(2)
    table.setMinimumHeight(look.px(300))
    chips = Chips(look, "Show", [("all", "All 24"), ("review", "To review 12"), ("bad", "Quarantine 3")])
    return _window(
        look,
        "Inbox",
        row(look, (chips, 1), Segmented(look, "View", [("chart", "Chart"), ("table", "Table")])),
        framed(look, table),
        Card(
            look,
            AnswerRow(look, "Seats in the council", "21", LinkButton(look, "Change")),
            Line(look),
            AnswerRow(
                look,
                "Of these, held by women",
                "24",
                LinkButton(look, "Correct"),
                wrong="Enter a number no higher than the 21 seats.",
            ),
            gap=0,
            margins=(1, 1, 1, 1),
        ),
    )


@scenes.add("widgets-signing", *_ALL)
def signing(look: Look) -> QWidget:
    paper = QImage(595, 842, QImage.Format.Format_RGB32)
    paper.fill(QColor("white"))
    ways = [
        Way(
            "drawn",
            "Draw on the screen",
            "A handwritten mark: a picture, cannot be verified by itself.",
            "signature",
        ),
        Way(
            "file",
            "Certificate, from a file",
            "Shows the name in the certificate and any later change.",
            "id-card",
        ),
    ]
    view = PageView(look, "Statement", [paper, paper])
    view.setMinimumHeight(look.px(420))
    pairs = [("Reference", "HRC-2026-0148"), ("Received", "23 November 2026")]
    right = column(
        look,
        ChoiceCards(look, "How it is signed", ways, "drawn"),
        SignaturePad(look, name="Sample Name"),
        KeyValues(look, pairs),
        None,
        gap=12,
    )
    return _window(look, "Statement and signing", beside(look, (view, 46), (right, 54)))


@scenes.add("widgets-empty", *_ALL)
def empty(look: Look) -> QWidget:
    pills = row(
        look,
        Pill(look, "success", "Received, HRC-2026-0148"),
        Pill(look, "warning", "Handed over, no receipt yet", "hourglass"),
        None,
    )
    bar = row(look, SegmentBar(look, [True, True, False, False, True], width=330, height=9), None)
    state = EmptyState(
        look,
        "inbox",
        "Nothing has arrived yet",
        "Files that you import stand here, each with its checks and one state.",
        Button(look, "Import files", "primary", "download"),
    )
    return _window(look, _say(look, "Home"), pills, bar, state, Skyline(look))
