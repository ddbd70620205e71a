package io.ringfence.launcher.oracle;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A row that could be read.
 *
 * @param count counts of the file it came from
 * @param fileNumber place of the file among the files
 * @param line line it starts at
 * @param kind kind of the file
 * @param fact what it says
 */
record InputRow(FileCount count, int fileNumber, int line, FileKind kind, Fact fact) {
  /** The time of what is in force before everything. */
  static final long ALWAYS = Long.MIN_VALUE;

  /** What the row does, and when: each mark of a bar for itself. */
  List<Effect> effects() {
    return switch (fact) {
      case Fact.Marks marks ->
          IntStream.range(0, marks.path().size())
              .mapToObj(mark -> new Effect(marks.path().get(mark).at(), this, mark))
              .toList();
      case Fact.Timed timed -> List.of(new Effect(timed.at(), this, 0));
      case Fact.Budget _, Fact.Capital _ -> List.of(new Effect(ALWAYS, this, 0));
    };
  }

  /**
   * The instant at which a row, or one mark of a row of marks, takes effect.
   *
   * @param at epoch microseconds; what has no time of its own is in force before everything
   * @param row the row
   * @param mark which mark of the row, 0 for all else
   */
  record Effect(long at, InputRow row, int mark) implements Comparable<Effect> {
    private static final Comparator<Effect> ORDER =
        Comparator.comparingLong(Effect::at)
            .thenComparing(effect -> effect.row.kind)
            .thenComparing(Effect::subject)
            .thenComparing(Effect::sequence)
            .thenComparing(effect -> effect.row.fileNumber)
            .thenComparing(effect -> effect.row.line);

    @Override
    public int compareTo(Effect other) {
      return ORDER.compare(this, other);
    }

    /** Venue, instrument, account and side, as far as the row has them. */
    private String subject() {
      return switch (row.fact) {
        case Fact.Sequenced position -> position.key().order();
        case Fact.Funding funding -> funding.market().order();
        case Fact.Marks marks -> marks.market().order();
        case Fact.Balance _, Fact.Budget _, Fact.Capital _ -> "";
      };
    }

    private long sequence() {
      return row.fact instanceof Fact.Sequenced sequenced ? sequenced.sequence() : 0;
    }
  }
}
