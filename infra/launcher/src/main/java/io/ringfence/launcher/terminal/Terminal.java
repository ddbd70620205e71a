package io.ringfence.launcher.terminal;

import java.io.PrintStream;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/**
 * Where the command speaks: results on standard output, everything about the work on standard
 * error.
 *
 * @param out standard output
 * @param err standard error
 * @param outColours colours for standard output: on only where a person looks at it
 * @param errColours colours for standard error
 * @param errIsInteractive whether standard error can redraw a line
 */
public record Terminal(
    PrintStream out, PrintStream err, Ansi outColours, Ansi errColours, boolean errIsInteractive) {

  /**
   * The terminal of this process, as the script that started it found it.
   *
   * @param properties system properties; {@code ringfence.out.terminal} and {@code
   *     ringfence.err.terminal} are true where the stream is a terminal
   * @param environment {@code NO_COLOR} set to anything, or {@code TERM=dumb}, switches colours off
   */
  public static Terminal ofProcess(Map<?, ?> properties, Map<String, String> environment) {
    boolean dumb = "dumb".equals(environment.get("TERM"));
    boolean plain = dumb || !environment.getOrDefault("NO_COLOR", "").isEmpty();
    boolean out = "true".equals(properties.get("ringfence.out.terminal"));
    boolean err = "true".equals(properties.get("ringfence.err.terminal"));
    return new Terminal(
        System.out, System.err, ansi(out && !plain), ansi(err && !plain), err && !dumb);
  }

  /** A terminal that prints plain lines to two streams. */
  public static Terminal plain(PrintStream out, PrintStream err) {
    return new Terminal(out, err, Ansi.OFF, Ansi.OFF, false);
  }

  /** A line of the result; picocli's markup, for example {@code @|bold desk|@}, gives colour. */
  public void print(String line) {
    out.println(outColours.string(line));
  }

  /** A line of the result exactly as it is. */
  public void printRaw(String line) {
    out.println(line);
  }

  /** A line about the work. */
  public void note(String line) {
    err.println(errColours.string("@|faint ringfence:|@ ") + line);
  }

  /** Something that does not stop the work but that the person should know. */
  public void warn(String line) {
    err.println(errColours.string("@|yellow warning:|@ ") + line);
  }

  /** The one line that says why the command ends. */
  public void fail(String line) {
    err.println(errColours.string("@|bold,red error:|@ ") + line);
  }

  private static Ansi ansi(boolean on) {
    return on ? Ansi.ON : Ansi.OFF;
  }
}
