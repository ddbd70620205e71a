package io.ringfence.launcher.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes results, one line for each peer, and remembers what makes the run fail. */
public final class Report {
  private static final String OURS = "ringfence";

  private final PrintStream out;
  private final boolean json;
  private final List<String> failures = new ArrayList<>();

  public Report(PrintStream out, boolean json) {
    this.out = out;
    this.json = json;
  }

  /** Why the run fails; empty where it does not. */
  public List<String> failures() {
    return failures;
  }

  /** Writes the lines of a workload. */
  public void add(Workload workload, Goal goal, List<Measure> measures) {
    double ours =
        measures.stream().filter(one -> one.peer().equals(OURS)).findFirst().orElseThrow().median();
    for (Measure measure : measures) {
      boolean own = measure.peer().equals(OURS);
      Double target = own ? absolute(goal) : goal.ratios().get(measure.peer());
      double ratio = own ? 1 : measure.median() == 0 ? 0 : ours / measure.median();
      Boolean reached = target == null ? null : (own ? ours : ratio) >= target;
      out.println(
          json
              ? jsonLine(workload, measure, ratio, target, reached)
              : textLine(workload, measure, ratio, target, reached));
      judge(workload, goal, measure);
    }
    out.flush();
  }

  /**
   * Writes the lines of a workload whose values are times: less is better.
   *
   * @param most what ours may take; 0 where nothing is asked
   */
  public void addTimes(Workload workload, double most, List<Measure> measures) {
    double ours =
        measures.stream().filter(one -> one.peer().equals(OURS)).findFirst().orElseThrow().median();
    for (Measure measure : measures) {
      boolean own = measure.peer().equals(OURS);
      Double target = own && most > 0 ? (Double) most : null;
      Boolean reached = target == null ? null : measure.digestEqual() && ours <= target;
      double ratio = own ? 1 : ours == 0 ? 0 : measure.median() / ours;
      out.println(
          json
              ? jsonLine(workload, measure, ratio, target, reached)
              : textLine(workload, measure, ratio, target, reached));
      judge(workload, Goal.NONE, measure);
    }
    out.flush();
  }

  private static @Nullable Double absolute(Goal goal) {
    return goal.absolute() == 0 ? null : goal.absolute();
  }

  private void judge(Workload workload, Goal goal, Measure measure) {
    String where = workload.bench() + "/" + workload.name() + "/" + measure.peer();
    if (!measure.digestEqual()) {
      failures.add(where + ": its digest is not the oracle's");
    }
    double floor = goal.floors().getOrDefault(measure.peer(), 0.0);
    if (measure.digestEqual() && measure.median() < floor) {
      failures.add(
          String.format(
              Locale.ROOT,
              "%s: %.0f %s is no fair peer, it should do %.0f",
              where,
              measure.median(),
              workload.unit(),
              floor));
    }
  }

  private static String jsonLine(
      Workload workload,
      Measure measure,
      double ratio,
      @Nullable Double target,
      @Nullable Boolean reached) {
    return String.format(
        Locale.ROOT,
        "{\"bench\":\"%s\",\"workload\":\"%s\",\"peer\":\"%s\",\"value\":%.1f,\"unit\":\"%s\","
            + "\"ratio\":%.2f,\"target\":%s,\"reached\":%s,\"digestEqual\":%s,\"rounds\":%s,"
            + "\"min\":%.1f,\"max\":%.1f,\"seed\":%s}",
        workload.bench(),
        workload.name(),
        measure.peer(),
        measure.median(),
        workload.unit(),
        ratio,
        target,
        reached,
        measure.digestEqual(),
        measure.perRound().length,
        measure.min(),
        measure.max(),
        workload.seed());
  }

  private static String textLine(
      Workload workload,
      Measure measure,
      double ratio,
      @Nullable Double target,
      @Nullable Boolean reached) {
    String aim = target == null ? "" : Boolean.TRUE.equals(reached) ? " reached" : " MISSED";
    String wanted =
        target == null ? "" : String.format(Locale.ROOT, " (target %,.0f%s)", target, aim);
    return String.format(
        Locale.ROOT,
        "%s %-18s %-22s %,14.0f %s [%,.0f .. %,.0f]  x%,.1f%s%s",
        workload.bench(),
        workload.name(),
        measure.peer(),
        measure.median(),
        workload.unit(),
        measure.min(),
        measure.max(),
        ratio,
        wanted,
        measure.digestEqual() ? "" : "  DIGEST DIFFERS");
  }
}
