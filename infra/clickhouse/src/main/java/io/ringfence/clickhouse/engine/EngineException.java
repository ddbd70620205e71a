package io.ringfence.clickhouse.engine;

import java.util.regex.Pattern;

/** The engine refused a statement. The message is the engine's own. */
public final class EngineException extends RuntimeException {
  /** The engine's code for failures that carry none, {@code UNKNOWN_EXCEPTION}. */
  public static final int UNKNOWN = 1002;

  private static final long serialVersionUID = 1L;
  private static final Pattern CODE = Pattern.compile("Code: (\\d+)\\.");

  private final int code;

  /**
   * A refusal.
   *
   * @param code ClickHouse's error code, as listed in its {@code system.errors}
   * @param message the text for the client, beginning with {@code Code: N.}
   */
  public EngineException(int code, String message) {
    super(message);
    this.code = code;
  }

  /** Reads the code out of the engine's text, {@code Code: 60. DB::Exception: …}. */
  static EngineException of(String text) {
    var matcher = CODE.matcher(text);
    return new EngineException(matcher.find() ? Integer.parseInt(matcher.group(1)) : UNKNOWN, text);
  }

  /** A refusal of our own in the engine's form. */
  public static EngineException of(int code, String name, String reason) {
    return new EngineException(
        code, "Code: " + code + ". DB::Exception: " + reason + " (" + name + ")");
  }

  /** ClickHouse's error code. */
  public int code() {
    return code;
  }
}
