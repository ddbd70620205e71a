package io.ringfence.launcher.process;

import io.ringfence.launcher.terminal.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files of a replay.
 *
 * @param marks mark prices
 * @param funding funding settlements
 * @param positions position versions; null: none
 * @param walletEvents movements of wallets; null: none
 * @param accounts free balances; null: none
 * @param budgets risk budgets; null: none
 * @param capital capital of nodes; null: none
 * @param feeds what venues and institutions tell beside these
 */
public record ReplayInputs(
    List<Path> marks,
    List<Path> funding,
    @Nullable Path positions,
    @Nullable Path walletEvents,
    @Nullable Path accounts,
    @Nullable Path budgets,
    @Nullable Path capital,
    FeedFiles feeds)
    implements RunInputs {
  /** About 20,000 positions. */
  private static final long SHORT_WORK_BYTES = 4L << 20;

  private static final int GZIP_RATIO = 8;

  /** Copies the lists. */
  public ReplayInputs {
    marks = List.copyOf(marks);
    funding = List.copyOf(funding);
  }

  /**
   * The files as options of the job, every one readable.
   *
   * @throws CommandFailure naming the first that is not
   */
  @Override
  public List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    addAll(arguments, "--marks", marks);
    addAll(arguments, "--funding", funding);
    addAll(arguments, "--positions", orNone(positions));
    addAll(arguments, "--wallet-events", orNone(walletEvents));
    addAll(arguments, "--accounts", orNone(accounts));
    addAll(arguments, "--budgets", orNone(budgets));
    addAll(arguments, "--capital", orNone(capital));
    feeds.byOption().forEach((option, files) -> addAll(arguments, option, files));
    return arguments;
  }

  /** Whether there are so few positions that the job is over in seconds. */
  @Override
  public boolean isShortWork() {
    return bytes(positions) < SHORT_WORK_BYTES;
  }

  /** Marks are not held: a bar of them is 64 bytes. */
  @Override
  public long heldBytes() {
    return bytes(positions) + bytes(walletEvents);
  }

  /** Bytes of a file; those of a compressed one are about an eighth of what is in it. */
  private static long bytes(@Nullable Path file) {
    try {
      if (file == null) {
        return 0;
      }
      long bytes = Files.size(file);
      return file.toString().endsWith(".gz") ? bytes * GZIP_RATIO : bytes;
    } catch (IOException e) {
      // Whoever opens it will say so.
      return 0;
    }
  }

  private static List<Path> orNone(@Nullable Path file) {
    return file == null ? List.of() : List.of(file);
  }

  private static void addAll(List<String> arguments, String option, List<Path> files) {
    for (Path file : files) {
      requireReadable(option, file);
      arguments.add(option);
      arguments.add(file.toAbsolutePath().toString());
    }
  }

  private static void requireReadable(String option, Path file) {
    if (!Files.exists(file)) {
      throw CommandFailure.wrongInput(option + " " + file + ": there is no such file");
    }
    if (!Files.isRegularFile(file)) {
      throw CommandFailure.wrongInput(option + " " + file + ": this is no file but a folder");
    }
    if (!Files.isReadable(file)) {
      throw CommandFailure.wrongInput(
          option + " " + file + ": you may not read it (see its permissions)");
    }
  }
}
