package io.ringfence.launcher.process;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** How long the stages of a run took, by the wall clock. */
final class Stages {
  private final InstantSource clock;
  private final Map<String, Duration> durations = new LinkedHashMap<>();

  Stages(InstantSource clock) {
    this.clock = clock;
  }

  /** Does the work of a stage and remembers how long it took. */
  <T> T time(String stage, Supplier<T> work) {
    Instant start = clock.instant();
    try {
      return work.get();
    } finally {
      durations.merge(stage, Duration.between(start, clock.instant()), Duration::plus);
    }
  }

  /** As {@link #time}, for work without a result. */
  void time(String stage, Runnable work) {
    time(
        stage,
        () -> {
          work.run();
          return Boolean.TRUE;
        });
  }

  /** One JSON object, milliseconds by stage. */
  String json() {
    return durations.entrySet().stream()
        .map(stage -> "\"" + stage.getKey() + "Millis\":" + stage.getValue().toMillis())
        .collect(Collectors.joining(",", "{", "}"));
  }

  /** One line for people. */
  @Override
  public String toString() {
    Duration total = durations.values().stream().reduce(Duration.ZERO, Duration::plus);
    return durations.entrySet().stream()
            .map(stage -> stage.getKey() + " " + seconds(stage.getValue()))
            .collect(Collectors.joining(", "))
        + ", together "
        + seconds(total);
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
