package io.ringfence.streaming.job;

import io.ringfence.streaming.control.ControlTotalException;
import io.ringfence.streaming.intake.InputFileException;
import io.ringfence.streaming.sink.StoreException;
import java.util.List;
import java.util.Optional;
import org.apache.flink.util.ExceptionUtils;
import picocli.CommandLine.ParameterException;

/** Finds, under what a framework wraps around it, the one line that says what went wrong. */
final class Failures {
  /** Exceptions whose message is meant to be shown as it is. */
  private static final List<Class<? extends Throwable>> SHOWN =
      List.of(
          StoreException.class,
          ControlTotalException.class,
          InputFileException.class,
          RunExistsException.class,
          ParameterException.class);

  private Failures() {}

  static String line(Throwable failure) {
    return SHOWN.stream()
        .map(shown -> ExceptionUtils.findThrowable(failure, shown))
        .flatMap(Optional::stream)
        .map(Throwable::getMessage)
        .findFirst()
        .orElseGet(() -> root(failure).toString())
        .replace('\n', ' ');
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
