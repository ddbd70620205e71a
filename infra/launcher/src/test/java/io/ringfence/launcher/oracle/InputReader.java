package io.ringfence.launcher.oracle;

import io.ringfence.contracts.wire.RejectCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the files of a replay: rows that can be read, rejects of those that cannot, counts. */
final class InputReader {
  private final MarketRows markets;
  private final PositionRows positions;
  private final StandingRows standing;
  private final long lateness;
  private final List<InputRow> rows = new ArrayList<>();
  private final List<Reject> rejects = new ArrayList<>();
  private final List<FileCount> counts = new ArrayList<>();

  /** {@code lateness} is in microseconds. */
  InputReader(TierTables tables, Window window, long lateness) {
    this.markets = new MarketRows(tables, window);
    this.positions = new PositionRows(markets);
    this.standing = new StandingRows(markets);
    this.lateness = lateness;
  }

  List<InputRow> rows() {
    return rows;
  }

  List<FileCount> counts() {
    return counts;
  }

  /** Rejects so far; whoever applies the rows adds to them. */
  List<Reject> rejects() {
    return rejects;
  }

  void read(Path file, FileKind kind) throws IOException {
    List<CsvLines.Line> lines = CsvLines.of(file);
    FileCount count = new FileCount(String.valueOf(file.getFileName()), kind);
    counts.add(count);
    Map<String, Integer> columns = new HashMap<>();
    List<String> header = lines.getFirst().fields();
    for (int i = 0; header != null && i < header.size(); i++) {
      columns.put(header.get(i), i);
    }
    Map<Object, Long> newest = new HashMap<>();
    for (CsvLines.Line line : lines.subList(1, lines.size())) {
      read(line, columns, count, kind, newest);
    }
  }

  private void read(
      CsvLines.Line line,
      Map<String, Integer> columns,
      FileCount count,
      FileKind kind,
      Map<Object, Long> newest) {
    try {
      Fact fact = fact(new Fields(columns, line.fields()), kind);
      if (fact != null) {
        refuseLate(fact, newest);
        rows.add(new InputRow(count, counts.size(), line.line(), kind, fact));
      }
    } catch (RowRefused refused) {
      count.reject();
      rejects.add(new Reject(count.file(), line.line(), refused.code()));
    }
  }

  private @Nullable Fact fact(Fields row, FileKind kind) {
    return switch (kind) {
      case BUDGETS -> standing.budget(row);
      case CAPITAL -> standing.capital(row);
      case ACCOUNTS -> standing.balance(row);
      case POSITIONS -> positions.version(row);
      case WALLET_EVENTS -> positions.movement(row);
      case FUNDING -> markets.funding(row);
      case MARKS -> markets.marks(row);
    };
  }

  /** Time order is judged within one file and subject, in the order of the lines. */
  private void refuseLate(Fact fact, Map<Object, Long> newest) {
    if (fact instanceof Fact.Timed timed) {
      long latest = Math.max(newest.getOrDefault(timed.subject(), timed.at()), timed.at());
      if (timed.at() < latest - lateness) {
        throw new RowRefused(RejectCode.LATE);
      }
      newest.put(timed.subject(), latest);
    }
  }
}
