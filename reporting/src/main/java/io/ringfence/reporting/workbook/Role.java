package io.ringfence.reporting.workbook;

import org.apache.poi.ss.usermodel.HorizontalAlignment;

/** What a cell is for, and so how it looks. Every pair of ink and fill has a contrast above 7. */
enum Role {
  TITLE(Look.text(20).bold().ink(Look.NAVY)),
  SUBTITLE(Look.text(10).ink(Look.SLATE)),
  SIMULATED(Look.text(12).bold().ink("5C3D00").fill("FFE3A3").aligned(HorizontalAlignment.CENTER)),
  SECTION(Look.text(12).bold().ink(Look.NAVY).underlined(Look.NAVY)),
  NOTE(Look.text(10).ink(Look.SLATE).wrapped()),
  SENTENCE(Look.text(11).ink(Look.INK).wrapped()),
  HEADER(
      Look.text(10)
          .bold()
          .ink("FFFFFF")
          .fill(Look.NAVY)
          .aligned(HorizontalAlignment.CENTER)
          .wrapped()),
  TILE_LABEL(
      Look.text(9).ink(Look.SLATE).fill(Look.MIST).aligned(HorizontalAlignment.CENTER).wrapped()),
  TILE_VALUE(
      Look.text(15)
          .bold()
          .ink(Look.NAVY)
          .fill(Look.MIST)
          .aligned(HorizontalAlignment.CENTER)
          .wrapped()),
  TEXT(Look.text(10).ink(Look.INK).underlined(Look.LINE)),
  WRAPPED(Look.text(10).ink(Look.INK).underlined(Look.LINE).wrapped()),
  WORD(
      Look.text(10)
          .italic()
          .ink(Look.SLATE)
          .underlined(Look.LINE)
          .aligned(HorizontalAlignment.RIGHT)),
  SAID(Look.text(10).italic().ink(Look.SLATE).underlined(Look.LINE)),
  NUMBER(Look.text(10).ink(Look.INK).underlined(Look.LINE).aligned(HorizontalAlignment.RIGHT)),
  INPUT(
      Look.text(10)
          .bold()
          .ink(Look.INK)
          .fill("FFF7D6")
          .underlined(Look.NAVY)
          .aligned(HorizontalAlignment.RIGHT)),
  REMARK(Look.text(10).ink(Look.INK).fill("FFF7D6").underlined(Look.NAVY)),
  EXACT(Look.text(9).ink(Look.SLATE).underlined(Look.LINE).aligned(HorizontalAlignment.RIGHT)),
  TOTAL_TEXT(Look.text(10).bold().ink(Look.INK).fill(Look.MIST)),
  TOTAL_NUMBER(
      Look.text(10).bold().ink(Look.INK).fill(Look.MIST).aligned(HorizontalAlignment.RIGHT)),
  STATE(Look.text(10).ink(Look.INK).underlined(Look.LINE).aligned(HorizontalAlignment.CENTER));

  private final Look look;

  Role(Look look) {
    this.look = look;
  }

  /** Whether the reader may change such a cell. */
  boolean isEditable() {
    return this == INPUT || this == REMARK;
  }

  Look look() {
    return look;
  }
}
