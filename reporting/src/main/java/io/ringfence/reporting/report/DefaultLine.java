package io.ringfence.reporting.report;

import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.reporting.query.ApprovedDefaultsQuery;
import io.ringfence.reporting.query.CrossPositionsQuery;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A position beside what positions of its node begin with.
 *
 * @param key the position
 * @param node its book
 * @param mode {@code isolated} or {@code cross}
 * @param leverage leverage set at the venue
 * @param byDefault what the register of approved defaults or else the mandate says; of the nearest
 *     node that says it
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
   * @param by who states them; empty: nobody
   */
  public record Stated(@Nullable String mode, @Nullable BigDecimal leverage, String by) {}

  private static final Comparator<DefaultLine> DEVIATING_FIRST =
      Comparator.comparing(DefaultLine::verdict).thenComparing(DefaultLine::key);

  /** A line for each open position, isolated or cross. */
  public static List<DefaultLine> of(RiskReport report, Insights insights) {
    Map<NodePath, Stated> stated = stated(insights.proofs());
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

  /** What two persons agreed to comes before what a mandate says of the same node. */
  private static Map<NodePath, Stated> stated(Proofs proofs) {
    Map<NodePath, Stated> stated = new HashMap<>();
    proofs
        .mandate()
        .ifPresent(
            row ->
                proofs
                    .mandateInForce()
                    .defaults()
                    .forEach(
                        one ->
                            stated.put(
                                one.node(),
                                new Stated(
                                    one.mode(), one.leverage(), "mandate " + row.source()))));
    for (ApprovedDefaultsQuery.Row row : proofs.defaults()) {
      NodePath.parse(row.node())
          .ifPresent(
              node ->
                  stated.put(
                      node,
                      new Stated(
                          row.mode(),
                          row.leverage(),
                          "register version %s: %s"
                              .formatted(row.version(), row.agreed().words()))));
    }
    return stated;
  }

  private static Stated of(NodePath node, Map<NodePath, Stated> stated) {
    Optional<Stated> mode = nearest(node, stated, Stated::mode);
    Optional<Stated> leverage = nearest(node, stated, Stated::leverage);
    return new Stated(
        mode.map(Stated::mode).orElse(null),
        leverage.map(Stated::leverage).orElse(null),
        Stream.of(mode, leverage)
            .flatMap(Optional::stream)
            .map(Stated::by)
            .distinct()
            .collect(Collectors.joining("; ")));
  }

  private static Optional<Stated> nearest(
      NodePath node, Map<NodePath, Stated> stated, Function<Stated, @Nullable Object> figure) {
    return node.upwards().stream()
        .map(stated::get)
        .filter(one -> one != null && figure.apply(one) != null)
        .findFirst();
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
