package io.ringfence.reporting.report;

import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.reporting.mandate.Mandate;
import io.ringfence.reporting.mandate.MandateFile;
import io.ringfence.reporting.query.CrossPositionsQuery;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A position beside what positions of its node begin with.
 *
 * @param key the position
 * @param node its book
 * @param mode {@code isolated} or {@code cross}
 * @param leverage leverage set at the venue
 * @param byDefault what the mandate says; of the nearest node that says it
 */
public record DefaultLine(
    PositionKey key, NodePath node, String mode, BigDecimal leverage, Stated byDefault) {
  /** How a position stands beside its defaults, those that ask for attention first. */
  public enum Verdict {
    /** Mode or leverage are others. */
    DEVIATES("DEVIATES"),
    /** Whatever is stated is so. */
    AS_DEFAULT("as default"),
    /** Nobody stated a default for it. */
    NOT_STATED("no default");

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
   * Defaults of a node; absent: neither it nor a node above states one.
   *
   * @param mode margin mode
   * @param leverage leverage
   */
  public record Stated(@Nullable String mode, @Nullable BigDecimal leverage) {}

  private static final Comparator<DefaultLine> DEVIATING_FIRST =
      Comparator.comparing(DefaultLine::verdict).thenComparing(DefaultLine::key);

  /** A line for each open position, isolated or cross. */
  public static List<DefaultLine> of(RiskReport report, Insights insights) {
    Map<NodePath, Mandate.Default> stated = new HashMap<>();
    insights
        .proofs()
        .mandate()
        .map(row -> MandateFile.stored(row.document()))
        .orElse(Mandate.NONE)
        .defaults()
        .forEach(one -> stated.put(one.node(), one));
    List<DefaultLine> lines = new ArrayList<>();
    for (PositionLine line : report.positions()) {
      NodePath node = line.facts().node();
      lines.add(
          new DefaultLine(
              line.key(), node, "isolated", line.row().economics().leverage(), of(node, stated)));
    }
    for (CrossPositionsQuery.Row row : report.facts().crossPositions()) {
      NodePath node = NodePath.book(row.owner().desk(), row.owner().book());
      lines.add(new DefaultLine(row.key(), node, "cross", row.leverage(), of(node, stated)));
    }
    lines.sort(DEVIATING_FIRST);
    return lines;
  }

  private static Stated of(NodePath node, Map<NodePath, Mandate.Default> stated) {
    return new Stated(
        nearest(node, stated, Mandate.Default::mode).orElse(null),
        nearest(node, stated, Mandate.Default::leverage).orElse(null));
  }

  private static <T> Optional<T> nearest(
      NodePath node,
      Map<NodePath, Mandate.Default> stated,
      Function<Mandate.Default, @Nullable T> figure) {
    return node.upwards().stream()
        .sorted(Comparator.comparing((NodePath one) -> one.names().size()).reversed())
        .map(stated::get)
        .filter(one -> one != null && figure.apply(one) != null)
        .findFirst()
        .map(figure::apply);
  }

  /** How it stands. */
  public Verdict verdict() {
    String wanted = byDefault.mode();
    BigDecimal most = byDefault.leverage();
    if (wanted == null && most == null) {
      return Verdict.NOT_STATED;
    }
    boolean same =
        (wanted == null || wanted.equals(mode)) && (most == null || most.compareTo(leverage) == 0);
    return same ? Verdict.AS_DEFAULT : Verdict.DEVIATES;
  }
}
