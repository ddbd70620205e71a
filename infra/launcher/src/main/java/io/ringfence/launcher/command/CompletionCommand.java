package io.ringfence.launcher.command;

import io.ringfence.launcher.terminal.Terminal;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ringfence completion}: prints what a shell needs to complete options. */
@Command(
    name = "completion",
    header = "Print the completion script for bash and zsh.",
    description = "Use it with: source <(infra/ringfence completion)")
final class CompletionCommand implements Runnable {
  @Spec private CommandSpec spec;

  private final Terminal terminal;

  CompletionCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    terminal.out().print(AutoComplete.bash("ringfence", spec.root().commandLine()));
    terminal.out().flush();
  }
}
