package io.ringfence.launcher.command;

import io.ringfence.launcher.process.Workplace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Who does something, and what they say. */
final class OfficeOptions {
  @Option(
      names = "--account",
      paramLabel = "A",
      description = "Account of whoever does it; absent: the user of this machine.")
  private @Nullable String account;

  @Option(
      names = "--for",
      paramLabel = "PERSON",
      description = "On whose behalf, where they delegated it; absent: one's own.")
  private @Nullable String actsFor;

  @Option(names = "--comment", paramLabel = "TEXT", description = "What there is to say.")
  private @Nullable String comment;

  @Mixin private final RegisterOptions register = new RegisterOptions();

  /** Whether the register of live data is meant. */
  boolean isLive() {
    return register.isLive();
  }

  /** The arguments of a task, as reporting takes them. */
  List<String> task(Workplace workplace, String group, String action) {
    List<String> arguments = new ArrayList<>(List.of("--task", (group + " " + action).strip()));
    arguments.addAll(register.arguments(workplace));
    add(arguments, "--account", account == null ? System.getProperty("user.name") : account);
    add(arguments, "--for", actsFor);
    add(arguments, "--comment", comment);
    return arguments;
  }

  static void add(List<String> arguments, String option, @Nullable Object value) {
    if (value != null) {
      arguments.addAll(List.of(option, value.toString()));
    }
  }
}
