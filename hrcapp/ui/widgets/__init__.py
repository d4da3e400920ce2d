"""The kit every screen is made of: one concept a file, each widget given the look it is drawn in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hrcapp.model.doors import door

if TYPE_CHECKING:
    from hrcapp.ui.widgets.action_bar import ActionBar as ActionBar
    from hrcapp.ui.widgets.banner import Banner as Banner
    from hrcapp.ui.widgets.button import Button as Button
    from hrcapp.ui.widgets.button import IconButton as IconButton
    from hrcapp.ui.widgets.button import LinkButton as LinkButton
    from hrcapp.ui.widgets.card import Card as Card
    from hrcapp.ui.widgets.card import Ground as Ground
    from hrcapp.ui.widgets.card import Line as Line
    from hrcapp.ui.widgets.card_list import CardRow as CardRow
    from hrcapp.ui.widgets.card_list import list_cards as list_cards
    from hrcapp.ui.widgets.cells import Checked as Checked
    from hrcapp.ui.widgets.cells import Number as Number
    from hrcapp.ui.widgets.cells import Progress as Progress
    from hrcapp.ui.widgets.cells import State as State
    from hrcapp.ui.widgets.cells import Text as Text
    from hrcapp.ui.widgets.checks import Check as Check
    from hrcapp.ui.widgets.checks import Radio as Radio
    from hrcapp.ui.widgets.choice_card import ChoiceCards as ChoiceCards
    from hrcapp.ui.widgets.choice_card import Way as Way
    from hrcapp.ui.widgets.combo import ComboBox as ComboBox
    from hrcapp.ui.widgets.combo import SearchCombo as SearchCombo
    from hrcapp.ui.widgets.dialog import Dialog as Dialog
    from hrcapp.ui.widgets.drawing_field import Mark as Mark
    from hrcapp.ui.widgets.empty import EmptyState as EmptyState
    from hrcapp.ui.widgets.empty import Skyline as Skyline
    from hrcapp.ui.widgets.error_summary import ErrorSummary as ErrorSummary
    from hrcapp.ui.widgets.error_summary import Problem as Problem
    from hrcapp.ui.widgets.essay import Essay as Essay
    from hrcapp.ui.widgets.field import set_invalid as set_invalid
    from hrcapp.ui.widgets.field import set_locked as set_locked
    from hrcapp.ui.widgets.label import Heading as Heading
    from hrcapp.ui.widgets.label import IconLabel as IconLabel
    from hrcapp.ui.widgets.label import Label as Label
    from hrcapp.ui.widgets.label import Note as Note
    from hrcapp.ui.widgets.layout import beside as beside
    from hrcapp.ui.widgets.layout import column as column
    from hrcapp.ui.widgets.layout import fill as fill
    from hrcapp.ui.widgets.layout import flow as flow
    from hrcapp.ui.widgets.layout import row as row
    from hrcapp.ui.widgets.length_bar import LengthGuide as LengthGuide
    from hrcapp.ui.widgets.line_edit import LineEdit as LineEdit
    from hrcapp.ui.widgets.nav import FORM_WIDTH as FORM_WIDTH
    from hrcapp.ui.widgets.nav import NavItem as NavItem
    from hrcapp.ui.widgets.nav import Sidebar as Sidebar
    from hrcapp.ui.widgets.page_view import PageView as PageView
    from hrcapp.ui.widgets.pill import Pill as Pill
    from hrcapp.ui.widgets.progress import ProgressPanel as ProgressPanel
    from hrcapp.ui.widgets.question import Question as Question
    from hrcapp.ui.widgets.rows import AnswerRow as AnswerRow
    from hrcapp.ui.widgets.rows import KeyValues as KeyValues
    from hrcapp.ui.widgets.scroll import FORM_COLUMN as FORM_COLUMN
    from hrcapp.ui.widgets.scroll import PageScroll as PageScroll
    from hrcapp.ui.widgets.scroll import page_body as page_body
    from hrcapp.ui.widgets.second_language import SecondText as SecondText
    from hrcapp.ui.widgets.second_language import Tag as Tag
    from hrcapp.ui.widgets.second_language import isolated as isolated
    from hrcapp.ui.widgets.segment_bar import SegmentBar as SegmentBar
    from hrcapp.ui.widgets.segmented import Chips as Chips
    from hrcapp.ui.widgets.segmented import Segmented as Segmented
    from hrcapp.ui.widgets.signature_pad import SignaturePad as SignaturePad
    from hrcapp.ui.widgets.stepper import Step as Step
    from hrcapp.ui.widgets.stepper import Stepper as Stepper
    from hrcapp.ui.widgets.table import Column as Column
    from hrcapp.ui.widgets.table import Table as Table
    from hrcapp.ui.widgets.table import framed as framed
    from hrcapp.ui.widgets.top_bar import SaveState as SaveState
    from hrcapp.ui.widgets.top_bar import TopBar as TopBar
    from hrcapp.ui.widgets.verdict import VerdictBox as VerdictBox
else:
    __getattr__ = door(
        __name__,
        {
            "action_bar": "ActionBar",
            "banner": "Banner",
            "button": "Button IconButton LinkButton",
            "card": "Card Ground Line",
            "card_list": "CardRow list_cards",
            "cells": "Checked Number Progress State Text",
            "checks": "Check Radio",
            "choice_card": "ChoiceCards Way",
            "combo": "ComboBox SearchCombo",
            "dialog": "Dialog",
            "drawing_field": "Mark",
            "empty": "EmptyState Skyline",
            "error_summary": "ErrorSummary Problem",
            "essay": "Essay",
            "field": "set_invalid set_locked",
            "label": "Heading IconLabel Label Note",
            "layout": "beside column fill flow row",
            "length_bar": "LengthGuide",
            "line_edit": "LineEdit",
            "nav": "FORM_WIDTH NavItem Sidebar",
            "page_view": "PageView",
            "pill": "Pill",
            "progress": "ProgressPanel",
            "question": "Question",
            "rows": "AnswerRow KeyValues",
            "scroll": "FORM_COLUMN PageScroll page_body",
            "second_language": "SecondText Tag isolated",
            "segment_bar": "SegmentBar",
            "segmented": "Chips Segmented",
            "signature_pad": "SignaturePad",
            "stepper": "Step Stepper",
            "table": "Column Table framed",
            "top_bar": "SaveState TopBar",
            "verdict": "VerdictBox",
        },
    )
