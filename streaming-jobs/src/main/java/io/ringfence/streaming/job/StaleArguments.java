package io.ringfence.streaming.job;

import static java.util.Objects.requireNonNullElse;

import io.ringfence.streaming.terms.StaleAfter;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** From what age a mark is stale, as it stands on the command line. */
final class StaleArguments {
  @Option(
      names = "--stale-after",
      description =
          "age from which a mark is stale, ISO-8601; of a replay PT2H unless given, of a run on live"
              + " data PT1M; a mark of age values on, but budgets that need it are unknown")
  private @Nullable Duration staleAfter;

  @Option(
      names = "--stale-after-of",
      paramLabel = "VENUE[/INSTRUMENT]=DURATION",
      description = "the same for a venue or an instrument; may be given several times")
  private Map<String, Duration> staleAfterOf = new TreeMap<>();

  /**
   * What was given, else what is usual.
   *
   * @param rates the same of conversion rates
   */
  StaleAfter or(StaleAfter usual, Duration rates) {
    return new StaleAfter(requireNonNullElse(staleAfter, usual.standard()), staleAfterOf, rates);
  }
}
