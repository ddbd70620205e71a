package io.ringfence.launcher.sample;

import io.ringfence.domain.position.PositionEvent.PositionVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Adds rows that are wrong on purpose, so that people see what becomes of them. What is wrong with
 * which line stands in {@value #LIST}; codes are those of the rejects.
 */
final class WrongRows {
  /** File that lists them. */
  static final String LIST = "wrong-rows.csv";

  /** What the list says of a row that repeats another: counted, not rejected. */
  static final String DUPLICATE = "DUPLICATE";

  private final Instant at;
  private final List<PositionVersion> openings;
  private final LaterRows later;
  private final SampleFiles files;

  WrongRows(Instant at, List<PositionVersion> openings, LaterRows later, SampleFiles files) {
    this.at = at;
    this.openings = openings;
    this.later = later;
    this.files = files;
  }

  /** The list of all wrong rows of some files. */
  static SampleFile list(List<SampleFile> files) {
    SampleFile list = new SampleFile(LIST, "file", "line", "code", "note");
    for (SampleFile file : files) {
      List<Line> lines = file.ordered();
      for (int i = 0; i < lines.size(); i++) {
        Line.Wrong wrong = lines.get(i).wrong();
        if (wrong != null) {
          String number = Integer.toString(i + 2);
          list.add(
              Line.of(Instant.EPOCH, List.of(file.name(), number, wrong.code(), wrong.note())));
        }
      }
    }
    return list;
  }

  /** Adds them to every file. */
  void add() {
    addSpoiledPositions();
    addRepeatedPositions();
    addWalletEvents();
    addLimits();
    addMarket();
  }

  /** Rows of a position that nobody holds, each with one field spoiled. */
  private void addSpoiledPositions() {
    Line good = SampleFiles.line(openings.getFirst()).at(at).with(column("account"), "TYPO-001");
    spoil(good, "instrument", "NOSUCHUSDT", "UNKNOWN_INSTRUMENT", "not listed by the venue");
    spoil(good, "venue", "nowhere", "UNKNOWN_VENUE", "no rule pack for it");
    spoil(good, "quantity", "-5", "NEGATIVE_QUANTITY", "a size has no sign, the side has");
    spoil(good, "entry_price", "NaN", "NOT_A_NUMBER", "a spreadsheet error exported as a price");
    spoil(good, "entry_price", "0", "NON_POSITIVE_PRICE", "no price");
    spoil(good, "isolated_margin", "-100", "NEGATIVE_MARGIN", "a wallet below zero");
    spoil(good, "leverage", "0", "NON_POSITIVE_AMOUNT", "no leverage");
    spoil(good, "desk", "", "EMPTY_FIELD", "nobody owns it");
    spoil(good, "side", "flat", "NOT_ALLOWED_VALUE", "neither long nor short");
    spoil(good, "ts", "yesterday", "NOT_A_TIME", "a word where a time belongs");
    spoil(good, "quantity", "0.1234567890123", "TOO_PRECISE", "thirteen fraction digits");
  }

  private void spoil(Line good, String column, String text, String code, String note) {
    files.positions().add(good.with(column(column), text).wrong(code, note));
  }

  private void addRepeatedPositions() {
    SampleFile positions = files.positions();
    Line first = SampleFiles.line(openings.getFirst());
    positions.add(
        first
            .with(column("trader"), "somebody.else")
            .wrong("SEQUENCE_CONFLICT", "same sequence, other content"));
    Line last = SampleFiles.line(openings.getLast());
    positions.add(last.wrong(DUPLICATE, "sent twice; counted as duplicate, not rejected"));
    openings.stream()
        .filter(opening -> opening.at().equals(at))
        .findFirst()
        .ifPresent(
            opening ->
                positions.add(
                    SampleFiles.line(opening)
                        .with(column("ts"), SampleFiles.text(at.minus(Duration.ofHours(1))))
                        .with(column("sequence"), "900")
                        .wrong("LATE", "an hour older than the row of its key before it")));
    openings.stream()
        .filter(opening -> opening.sequence() > 1)
        .findFirst()
        .ifPresent(
            opening ->
                positions.add(
                    // Later: at the same instant the lower sequence would go first.
                    SampleFiles.line(opening)
                        .at(opening.at().plusSeconds(60))
                        .with(column("ts"), SampleFiles.text(opening.at().plusSeconds(60)))
                        .with(column("sequence"), "3")
                        .wrong("SEQUENCE_BELOW_LAST", "below the last sequence of its key")));
  }

  private void addWalletEvents() {
    SampleFile events = files.walletEvents();
    Line removal =
        walletLine(openings.getFirst(), at.plusSeconds(2), "remove", "999999999")
            .wrong("REMOVES_TOO_MUCH", "more than the wallet holds");
    events.add(removal.with(events.column("sequence"), "901"));
    Line ghost =
        walletLine(openings.getFirst(), at.plusSeconds(2), "add", "1000")
            .with(events.column("account"), "GHOST-001");
    events.add(ghost.wrong("UNKNOWN_POSITION", "a position nobody opened"));
    events.add(
        ghost.with(events.column("amount"), "0").wrong("NON_POSITIVE_AMOUNT", "moves nothing"));
    events.add(
        ghost.with(events.column("kind"), "gift").wrong("NOT_ALLOWED_VALUE", "no such movement"));
    later.versions().stream()
        .filter(PositionVersion::closes)
        .findFirst()
        .ifPresent(
            closing ->
                events.add(
                    walletLine(closing, closing.at().plusSeconds(60), "add", "1000")
                        .with(events.column("sequence"), "902")
                        .wrong("POSITION_CLOSED", "margin for a position closed a minute before")));
  }

  private static Line walletLine(PositionVersion position, Instant at, String kind, String amount) {
    var key = position.key();
    return Line.of(
        at,
        List.of(
            SampleFiles.text(at),
            "1",
            key.instrument().venue(),
            key.account(),
            key.instrument().symbol(),
            key.side().code(),
            kind,
            amount));
  }

  private void addLimits() {
    files
        .budgets()
        .add(
            Line.of(at, List.of("firm", "moon_phase", "1", "2", "", "", "", "USDT"))
                .wrong("UNKNOWN_METRIC", "nobody computes it"));
    files
        .budgets()
        .add(
            Line.of(at, List.of("desk/macro", "period_loss", "1", "2", "", "", "", "USDT"))
                .wrong("BAD_NODE", "every node begins with firm"));
    files
        .capital()
        .add(
            Line.of(at, List.of("firm/macro", "1,000,000", "USDT"))
                .wrong("NOT_A_NUMBER", "separators between thousands"));
    files
        .accounts()
        .add(
            Line.of(at, List.of(SampleFiles.text(at), "binance", "TYPO-001", "USDT", "-100"))
                .wrong("NEGATIVE_MARGIN", "a free balance below zero"));
  }

  /** Wrong rows of marks and funding, where the sample has a market of its own. */
  private void addMarket() {
    if (files.marks().ordered().isEmpty()) {
      return;
    }
    Line mark = files.marks().ordered().getLast();
    int low = files.marks().column("mark_low");
    int close = files.marks().column("mark_price");
    files.marks().add(mark.with(low, "999999999").wrong("BAR_INCONSISTENT", "low above high"));
    files.marks().add(mark.with(close, "-1").wrong("NON_POSITIVE_PRICE", "no price"));
    Line funding = files.funding().ordered().getLast();
    int rate = files.funding().column("funding_rate");
    files.funding().add(funding.with(rate, "n/a").wrong("NOT_A_NUMBER", "no rate"));
  }

  private int column(String name) {
    return files.positions().column(name);
  }
}
