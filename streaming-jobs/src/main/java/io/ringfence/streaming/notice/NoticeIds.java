package io.ringfence.streaming.notice;

import io.ringfence.contracts.wire.AlertRow;
import io.ringfence.contracts.wire.ThresholdActionRow;
import io.ringfence.domain.quantity.Precision;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Names of messages: the first half of a SHA-256 over their content, hexadecimal. Equal content has
 * one name, in every run and after every restart; two messages of one instant that say the same are
 * one to whoever acknowledges them. What a clock read is no content.
 */
public final class NoticeIds {
  /** Digits of a name. */
  public static final int DIGITS = 32;

  private static final String SEPARATOR = "\u001f";

  private NoticeIds() {}

  /** The name of an alert. */
  public static String of(AlertRow alert) {
    return hash(
        "alert",
        alert.atMicros(),
        alert.kind(),
        alert.level(),
        alert.node(),
        alert.positionKey(),
        alert.metric(),
        alert.markPrice(),
        alert.liquidationPrice(),
        alert.state(),
        alert.used(),
        alert.scope(),
        alert.knownPart(),
        alert.unknownCount(),
        alert.instrument());
  }

  /** The name of what a threshold set off; its own name is not looked at. */
  public static String of(ThresholdActionRow action) {
    return hash(
        "action",
        action.asOfMicros(),
        action.node(),
        action.metric(),
        action.currency(),
        action.scope(),
        action.threshold(),
        action.action(),
        action.outcome(),
        action.breach());
  }

  private static String hash(@Nullable Object... content) {
    StringJoiner text = new StringJoiner(SEPARATOR);
    for (Object part : content) {
      text.add(part instanceof BigDecimal figure ? Precision.canonical(figure) : "" + part);
    }
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(Arrays.copyOf(digest, DIGITS / 2));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
