package io.ringfence.reporting.report;

import io.ringfence.domain.mode.ModePolicy;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.quantity.Precision;
import io.ringfence.domain.reallocation.Aims;
import io.ringfence.reporting.mandate.Conduct;
import io.ringfence.reporting.mandate.Mandate;
import io.ringfence.reporting.mandate.MandateFile;
import io.ringfence.reporting.query.MandatesQuery;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A thing the mandate says, as far as it concerns the report's node.
 *
 * @param kind way, lock, costs, policies, harvest, press, batches, modes or default
 * @param of what it is about
 * @param says what it says of it
 * @param given the mandate it stands in
 */
public record MandateLine(String kind, String of, String says, MandatesQuery.Row given) {
  /** Everything it says, in the order of the document. */
  public static List<MandateLine> of(RiskReport report, Insights insights) {
    return insights.proofs().mandate().map(row -> of(report, row)).orElse(List.of());
  }

  private static List<MandateLine> of(RiskReport report, MandatesQuery.Row given) {
    Mandate mandate = MandateFile.stored(given.document());
    Set<String> accounts = new HashSet<>();
    Set<String> positions = new HashSet<>();
    for (PositionLine line : report.positions()) {
      accounts.add(
          new Mandate.Account(line.key().instrument().venue(), line.key().account()).toString());
      positions.add(line.key().toString());
    }
    Subject subject = report.facts().subject();
    boolean all = subject.isOfTheFirm();
    List<MandateLine> lines = new ArrayList<>();
    ways(mandate.firm()).stream()
        .filter(way -> all || concerns(way, accounts, subject))
        .forEach(way -> lines.add(way(way, way.desk(), given)));
    mandate.locks().stream()
        .filter(lock -> all || positions.contains(lock.position().toString()))
        .forEach(
            lock ->
                lines.add(
                    new MandateLine(
                        "lock",
                        lock.position().toString(),
                        "locked by %s: %s".formatted(lock.by(), lock.reason()),
                        given)));
    lines.addAll(conduct(mandate.firm(), given));
    mandate.sections().stream()
        .filter(section -> isSeen(section.node(), subject))
        .forEach(section -> lines.addAll(section(section, given)));
    mandate.defaults().stream()
        .filter(one -> isSeen(one.node(), subject))
        .forEach(one -> lines.add(ofDefault(one, given)));
    return lines;
  }

  private static List<Mandate.Way> ways(Mandate.Section section) {
    return Objects.requireNonNullElse(section.ways(), List.of());
  }

  /** What a desk or book says otherwise. */
  private static List<MandateLine> section(Mandate.Section section, MandatesQuery.Row given) {
    List<MandateLine> lines = new ArrayList<>();
    String desk = section.node().deskName().orElseThrow();
    ways(section).forEach(way -> lines.add(way(way, desk, given)));
    if (section.ways() != null && section.ways().isEmpty()) {
      String says = "nothing comes in from other accounts";
      lines.add(new MandateLine("way", section.node().toString(), says, given));
    }
    lines.addAll(conduct(section, given));
    return lines;
  }

  private static boolean concerns(Mandate.Way way, Set<String> accounts, Subject subject) {
    String desk = way.desk();
    return accounts.contains(way.to().toString())
        && (desk == null || isSeen(NodePath.desk(desk), subject));
  }

  /** Nodes below the report's, itself, and those above whose defaults it follows. */
  private static boolean isSeen(NodePath node, Subject subject) {
    return subject.covers(node.toString()) || subject.node().upwards().contains(node);
  }

  private static MandateLine way(Mandate.Way way, @Nullable String desk, MandatesQuery.Row given) {
    return new MandateLine(
        "way",
        "%s to %s%s".formatted(way.from(), way.to(), desk == null ? "" : ", desk " + desk),
        "at most %s %s in %s min for %s and %s of each unit; lending rule: %s"
            .formatted(
                Precision.canonical(way.terms().most()),
                way.asset(),
                way.terms().arrival().toMinutes(),
                Precision.canonical(way.terms().fixedCost()),
                Precision.canonical(way.terms().costRate()),
                way.rule()),
        given);
  }

  private static List<MandateLine> conduct(Mandate.Section section, MandatesQuery.Row given) {
    String node = section.node().toString();
    Conduct conduct = section.conduct();
    List<MandateLine> lines = new ArrayList<>();
    Aims.Costs costs = conduct.costs();
    if (costs != null) {
      String says =
          "%s of a unit of free balance over the horizon, %s of notional to close"
              .formatted(Precision.canonical(costs.cash()), Precision.canonical(costs.trade()));
      lines.add(new MandateLine("costs", node, says, given));
    }
    Set<Aims.Stance> policies = conduct.policies();
    if (policies != null) {
      String words =
          policies.stream()
              .sorted()
              .map(one -> one.name().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(", "));
      lines.add(new MandateLine("policies", node, words, given));
    }
    if (conduct.harvestDistance() != null) {
      String says =
          "margin in profit is given back above " + Words.percent(conduct.harvestDistance());
      lines.add(new MandateLine("harvest", node, says, given));
    }
    Conduct.Press press = conduct.press();
    if (press != null) {
      String says =
          "strengthened to %s where %s h went at least %s sigma its way"
              .formatted(
                  Words.percent(press.distance()),
                  press.trendHours(),
                  Precision.canonical(press.leastTrend()));
      lines.add(new MandateLine("press", node, says, given));
    }
    if (conduct.batches() != null) {
      lines.add(new MandateLine("batches", node, says(conduct.batches()), given));
    }
    if (conduct.modes() != null) {
      lines.add(new MandateLine("modes", node, says(conduct.modes()), given));
    }
    return lines;
  }

  private static String says(Conduct.Batches batches) {
    List<String> says = new ArrayList<>();
    if (batches.mostMoves() != null) {
      says.add("at most " + Words.count(batches.mostMoves(), "move"));
    }
    new TreeMap<>(batches.tolerances())
        .forEach(
            (asset, most) ->
                says.add(
                    "the tail of burned margin may rise by %s %s"
                        .formatted(Precision.canonical(most), asset)));
    return String.join(", ", says);
  }

  private static String says(ModePolicy modes) {
    String tags = modes.isolatedTags().stream().sorted().collect(Collectors.joining(", "));
    return "%s, legs of pairs %s%s"
        .formatted(
            modes.byDefault().name().toLowerCase(Locale.ROOT),
            modes.crossForHedges() ? "cross" : "as by default",
            tags.isEmpty() ? "" : ", always ring-fenced: " + tags);
  }

  private static MandateLine ofDefault(Mandate.Default one, MandatesQuery.Row given) {
    List<String> says = new ArrayList<>();
    if (one.mode() != null) {
      says.add(one.mode() + " margin");
    }
    if (one.leverage() != null) {
      says.add("leverage " + Precision.canonical(one.leverage()));
    }
    return new MandateLine("default", one.node().toString(), String.join(", ", says), given);
  }
}
