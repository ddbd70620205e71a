package io.ringfence.streaming.simulation;

import io.ringfence.contracts.wire.InputKind;
import io.ringfence.streaming.TestTerms;
import io.ringfence.streaming.intake.ReplayFacts;
import io.ringfence.streaming.simulation.Simulation.Setting;
import io.ringfence.streaming.terms.RunTerms;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plays seeds: a scenario fault-free and in order, then with everything that a seed does to it. */
final class Seed {
  /** Seeds that share a scenario, and so its fault-free run. */
  static final int SEEDS_OF_A_SCENARIO = 15;

  private static final long MIXED = 0x9E3779B97F4A7C15L;

  private final Path folder;
  private @Nullable Fair fair;

  /** A player whose files go into a folder. */
  Seed(Path folder) {
    this.folder = folder;
  }

  /** A scenario and what it comes to when nothing happens. */
  private record Fair(long number, Scenario scenario, ReplayFacts facts, Outcome outcome) {
    /** Parts of nodes are known from the start in half of the scenarios, else named on the way. */
    RunTerms terms() {
      return terms(number, facts);
    }

    static RunTerms terms(long number, ReplayFacts facts) {
      RunTerms terms = Scenario.isLive(number) ? TestTerms.LIVE : TestTerms.SIMULATED;
      return Math.floorMod(number, 4) < 2 ? terms : terms.with(facts.scopes());
    }
  }

  /**
   * Plays a seed.
   *
   * @throws IllegalStateException where its tables are not those of the fault-free run
   */
  void play(long seed, Trace trace) throws Exception {
    Fair reference = fair(Math.floorDiv(seed, SEEDS_OF_A_SCENARIO));
    Random random = new Random(seed * MIXED);
    Plan plan = Plan.draw(random);
    trace.add(0, () -> "seed " + seed + ": " + plan);
    Disorder.Came came = came(reference, plan, random);
    Day day = new Day(came.rows(), folder);
    FeedSource source = plan.topics() ? day.topics(reference.facts(), random) : day.files();
    Setting setting = new Setting(source, reference.facts(), reference.terms());
    Outcome outcome = Simulation.run(seed, plan, setting, random, trace);
    new Comparison(reference.outcome(), outcome, plan.topics()).require(came.repeated());
  }

  private static Disorder.Came came(Fair reference, Plan plan, Random random) {
    return plan.disorder()
        ? Disorder.draw(reference.scenario(), refused(reference.outcome()), random)
        : new Disorder.Came(Disorder.none(reference.scenario()), new HashMap<>());
  }

  private static Set<String> refused(Outcome outcome) {
    Set<String> texts = new HashSet<>();
    for (String reject : outcome.rows("rejects")) {
      String original = reject.substring(reject.indexOf(" original=") + " original=".length());
      texts.add(original.substring(0, original.indexOf(" occurred_at=")));
    }
    return texts;
  }

  private Fair fair(long number) throws Exception {
    Fair last = fair;
    if (last != null && last.number() == number) {
      return last;
    }
    Fair drawn = fairRun(number);
    fair = drawn;
    return drawn;
  }

  private Fair fairRun(long number) throws Exception {
    Scenario scenario = Scenario.of(number);
    Map<InputKind, List<String>> rows = Disorder.none(scenario);
    Day day = new Day(rows, folder);
    FeedSource source = day.files();
    ReplayFacts facts = day.facts();
    Setting setting = new Setting(source, facts, Fair.terms(number, facts));
    Outcome outcome =
        Simulation.run(number, Plan.FAULT_FREE, setting, new Random(0), Trace.silent());
    return new Fair(number, scenario, facts, outcome);
  }
}
