package io.ringfence.api.flight;

import com.google.protobuf.ByteString;
import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a ticket stands for. It opens nothing by itself: whoever brings it needs a token of the
 * caller it was made for, and is given what that token opens then.
 *
 * @param caller whom it was made for
 * @param table table
 * @param run run
 */
record FlightTicket(String caller, String table, String run) {
  private static final int PARTS = 3;

  /** Makes and reads tickets; those of another server, or from before a restart, are none. */
  static final class Office {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final SecretKeySpec key;

    Office() {
      byte[] secret = new byte[KEY_BYTES];
      new SecureRandom().nextBytes(secret);
      this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    /** The ticket as it travels. */
    ByteString written(FlightTicket ticket) {
      String plain =
          String.join(".", encoded(ticket.caller), encoded(ticket.table), encoded(ticket.run));
      return ByteString.copyFromUtf8(plain + "." + seal(plain));
    }

    /**
     * Reads a ticket that somebody brings.
     *
     * @throws ApiException when it is none of ours, or somebody else's: both are unknown
     */
    FlightTicket read(ByteString bytes, String caller) {
      String text = bytes.toStringUtf8();
      int end = text.lastIndexOf('.');
      if (end > 0 && isSealed(text.substring(0, end), text.substring(end + 1))) {
        List<String> parts = List.of(text.substring(0, end).split("\\.", -1));
        if (parts.size() == PARTS && decoded(parts.get(0)).equals(caller)) {
          return new FlightTicket(caller, decoded(parts.get(1)), decoded(parts.get(2)));
        }
      }
      throw new ApiException(
          ErrorCode.TABLE_UNKNOWN, "the ticket must be one that was given to this caller");
    }

    private boolean isSealed(String plain, String seal) {
      return MessageDigest.isEqual(
          seal(plain).getBytes(StandardCharsets.UTF_8), seal.getBytes(StandardCharsets.UTF_8));
    }

    private String seal(String plain) {
      try {
        Mac mac = Mac.getInstance(ALGORITHM);
        mac.init(key);
        return Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(mac.doFinal(plain.getBytes(StandardCharsets.UTF_8)));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every JDK has " + ALGORITHM, e);
      }
    }

    private static String encoded(String text) {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String text) {
      return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
    }
  }
}
