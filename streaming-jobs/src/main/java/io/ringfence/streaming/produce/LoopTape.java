package io.ringfence.streaming.produce;

import io.ringfence.contracts.wire.InputKind;
import io.ringfence.streaming.intake.FileRows;
import io.ringfence.streaming.intake.GivenPacks;
import io.ringfence.streaming.intake.InputFile;
import io.ringfence.streaming.intake.Instants;
import io.ringfence.streaming.intake.SingleMarks;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is played again and again: rows in order of time, and those that hold from the start.
 *
 * @param standing budgets and capital
 * @param timed the rest; marks are single ones
 */
record LoopTape(List<LoopRow> standing, List<LoopRow> timed) {
  private static final String NOTHING = "0";
  private static final String RESULT = "realised_pnl";

  LoopTape {
    standing = List.copyOf(standing);
    timed = List.copyOf(timed);
    if (timed.isEmpty()) {
      throw new IllegalArgumentException("no row of the files lies in the window");
    }
  }

  /**
   * Part of the files that is played.
   *
   * @param fromMicros first instant, epoch microseconds
   * @param toMicros last instant, epoch microseconds
   */
  record Window(long fromMicros, long toMicros) {
    boolean contains(long micros) {
      return fromMicros <= micros && micros <= toMicros;
    }
  }

  /**
   * Reads files; rows whose time cannot be read are left out, what is wrong otherwise is sent as it
   * is.
   *
   * @throws IllegalArgumentException where a kind cannot be said again
   */
  static LoopTape read(List<InputFile> files, Window window) throws IOException {
    List<LoopRow> standing = new ArrayList<>();
    List<LoopRow> timed = new ArrayList<>();
    for (InputFile file : files) {
      requireRepeatable(file.kind());
      try (FileRows rows = new FileRows(file)) {
        for (FileRows.Row row = rows.next(); row != null; row = rows.next()) {
          if (!file.kind().isTimed()) {
            standing.add(new LoopRow(0, file.kind(), row.cells()));
          } else if (!row.isBroken()) {
            timed(file.kind(), row).stream()
                .filter(one -> window.contains(one.atMicros()))
                .forEach(timed::add);
          }
        }
      }
    }
    // Files come in the order of their kinds, which is the order at equal times.
    timed.sort(Comparator.comparingLong(LoopRow::atMicros));
    return new LoopTape(standing, timed);
  }

  private static void requireRepeatable(InputKind kind) {
    switch (kind) {
      case BUDGETS, CAPITAL, ACCOUNTS, POSITIONS, WALLET_EVENTS, FUNDING, MARKS -> {}
      case RULE_PACKS,
          RATES,
          INSURANCE_FUND,
          ORDER_BOOK,
          ADL_RANKS,
          STOPS,
          VENUE_FILLS,
          ACKNOWLEDGEMENTS ->
          throw new IllegalArgumentException(
              "a loop plays marks, funding, positions, wallet events, accounts, budgets and"
                  + " capital, was given "
                  + kind.label());
    }
  }

  private static List<LoopRow> timed(InputKind kind, FileRows.Row row) {
    if (kind == InputKind.MARKS) {
      return marks(row);
    }
    Map<String, String> cells = new LinkedHashMap<>(row.cells());
    Optional<Long> at = time(cells.remove("ts"), cells.remove("ts_ms"));
    return at.map(micros -> List.of(new LoopRow(micros, kind, cells))).orElseGet(List::of);
  }

  private static List<LoopRow> marks(FileRows.Row row) {
    return new SingleMarks().of(row).stream().map(mark -> mark(row, mark)).toList();
  }

  private static LoopRow mark(FileRows.Row row, SingleMarks.Mark mark) {
    Map<String, String> cells = new LinkedHashMap<>();
    for (String column : List.of("venue", "instrument")) {
      cells.put(column, row.cells().getOrDefault(column, ""));
    }
    cells.put("mark_price", mark.price().toPlainString());
    return new LoopRow(mark.atMicros(), InputKind.MARKS, cells);
  }

  private static Optional<Long> time(@Nullable String iso, @Nullable String millis) {
    try {
      return iso != null
          ? Instants.parse(iso).map(Instants::micros)
          : Optional.ofNullable(millis)
              .map(text -> Instants.micros(Instant.ofEpochMilli(Long.parseLong(text))));
    } catch (NumberFormatException | DateTimeException notATime) {
      return Optional.empty();
    }
  }

  /** First instant, epoch microseconds. */
  long firstMicros() {
    return timed.getFirst().atMicros();
  }

  /** Time from the first row to the last, microseconds. */
  long spanMicros() {
    return timed.getLast().atMicros() - firstMicros();
  }

  /** The largest sequence of any row. */
  long largestSequence() {
    return timed.stream().mapToLong(LoopRow::sequence).max().orElse(0);
  }

  /** The first mark of every instrument. */
  List<LoopRow> openingMarks() {
    Map<String, LoopRow> first = new LinkedHashMap<>();
    timed.stream()
        .filter(row -> row.kind() == InputKind.MARKS)
        .forEach(row -> first.putIfAbsent(row.position(), row));
    return List.copyOf(first.values());
  }

  /**
   * What leaves nobody with a position: a version without quantity of each that the tape leaves
   * open, with what it realises at the last mark; nothing of that where two rows of one sequence
   * say different things of it, or no rule knows its contract. One that was liquidated on the way
   * is refused that, as a house that reports its end late would be.
   *
   * @param sequence above all others
   */
  List<LoopRow> closings(long sequence) {
    CloseResults results = CloseResults.of(GivenPacks.BUILT_IN.get(), timed);
    Map<String, LoopRow> last = new LinkedHashMap<>();
    Set<String> disputed = new HashSet<>();
    for (LoopRow row : timed) {
      if (row.kind() == InputKind.POSITIONS) {
        LoopRow before = last.get(row.position());
        if (before == null || before.sequence() < row.sequence()) {
          disputed.remove(row.position());
          last.put(row.position(), row);
        } else if (before.sequence() == row.sequence() && !before.cells().equals(row.cells())) {
          disputed.add(row.position());
          last.put(row.position(), row);
        }
      }
    }
    return last.values().stream()
        .filter(row -> !row.cells().getOrDefault("quantity", NOTHING).equals(NOTHING))
        .map(
            row ->
                closed(
                    row,
                    sequence,
                    disputed.contains(row.position()) ? Optional.empty() : results.of(row)))
        .toList();
  }

  private static LoopRow closed(LoopRow row, long sequence, Optional<String> result) {
    Map<String, String> cells = new LinkedHashMap<>(row.cells());
    cells.keySet().removeAll(List.of("stop_price", "stop_quantity", "planned_max_loss", RESULT));
    result.ifPresent(said -> cells.put(RESULT, said));
    cells.put("quantity", NOTHING);
    cells.put("isolated_margin", NOTHING);
    cells.put(LoopRow.SEQUENCE, Long.toString(sequence));
    return new LoopRow(0, row.kind(), cells);
  }
}
