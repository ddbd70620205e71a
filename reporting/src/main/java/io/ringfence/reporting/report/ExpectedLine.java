package io.ringfence.reporting.report;

import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.query.ExpectedAccountsQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An account that had to report, and whether it did. Its silence is counted from its last word to
 * the instant, by the clock of the events; exactly as long as it may be silent is not too long.
 *
 * @param row the account
 * @param heard when it was last heard of
 * @param asOf instant at which it is judged
 */
public record ExpectedLine(ExpectedAccountsQuery.Row row, Heard heard, Instant asOf) {
  /** How an account stands. */
  public enum Verdict {
    /** Nobody has ever heard of it: what it holds is in no total. */
    MISSING("MISSING"),
    /** It said nothing for longer than it may: what it holds since is not known. */
    SILENT("SILENT"),
    /** Heard of, within its time where it has one. */
    REPORTED("reported");

    private final String word;

    Verdict(String word) {
      this.word = word;
    }

    /** As it is shown. */
    public String word() {
      return word;
    }
  }

  /**
   * When an account was last heard of.
   *
   * @param balance when it last said what it has free; absent: never
   * @param position when it last said anything of a position; absent: never
   * @param rank when it last said where one stands in the queue; absent: never
   * @param statement end of the last statement given of it; absent: none was
   */
  public record Heard(
      @Nullable Instant balance,
      @Nullable Instant position,
      @Nullable Instant rank,
      @Nullable Instant statement) {
    /** The last word of any kind; empty: never any. */
    public Optional<Instant> last() {
      return Stream.of(balance, position, rank, statement)
          .flatMap(Stream::ofNullable)
          .max(Comparator.naturalOrder());
    }
  }

  /** Venue and account. */
  public String account() {
    return row.venue() + "/" + row.account();
  }

  /** How long nothing was heard of it; empty: nothing ever was. */
  public Optional<Duration> silence() {
    return heard.last().map(last -> Duration.between(last, asOf));
  }

  /** How it stands. A statement alone does not say what an account holds. */
  public Verdict verdict() {
    if (heard.balance() == null && heard.position() == null) {
      return Verdict.MISSING;
    }
    return isTooLong() ? Verdict.SILENT : Verdict.REPORTED;
  }

  private boolean isTooLong() {
    Duration most = row.silentAfter();
    return most != null && silence().filter(silence -> silence.compareTo(most) > 0).isPresent();
  }

  /** Whether what it holds at the instant is not known. */
  public boolean isUnknown() {
    return verdict() != Verdict.REPORTED;
  }

  /** Of a silent account: since when, how long that is, and by which rule it is too long. */
  public String silenceInWords() {
    return "last heard of %s, %s before, may be silent for %s (%s)"
        .formatted(
            heard.last().map(Words::time).orElse(Words.NONE),
            silence().map(Words::duration).orElse(Words.UNKNOWN),
            Words.duration(Objects.requireNonNullElse(row.silentAfter(), Duration.ZERO)),
            row.source());
  }

  /** Whether what it holds would be part of what a node adds up, or may be. */
  public boolean concerns(NodePath node) {
    NodePath own = node();
    return node.upwards().contains(own) || own.upwards().contains(node);
  }

  private NodePath node() {
    return NodePath.parse(row.node()).orElse(NodePath.FIRM);
  }
}
