package io.ringfence.api.question;

import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.reporting.query.Vantage;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended. It says nothing a caller could not ask for itself, so it is not signed: whose
 * rows it goes on with is the token's to say.
 *
 * @param run the run
 * @param vantage instant and knowledge all pages belong to
 * @param rows what is listed, and how it is chosen and sorted
 * @param offset rows already given
 */
record Cursor(String run, Vantage vantage, String rows, int offset) {
  private static final String BETWEEN = "\n";
  private static final int PARTS = 5;

  /** A cursor at the end of a page. */
  static Cursor at(String run, Vantage vantage, String choice, int offset) {
    return new Cursor(run, vantage, digest(choice), offset);
  }

  /** Short, and without the filter's text. */
  private static String digest(String choice) {
    return UUID.nameUUIDFromBytes(choice.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** Reads a cursor; absent where none was given. */
  static @Nullable Cursor of(Page page) {
    String text = page.cursor();
    return text == null ? null : read(text);
  }

  private static Cursor read(String text) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      List<String> parts = List.of(plain.split(BETWEEN, -1));
      int offset = parts.size() == PARTS ? Integer.parseInt(parts.get(PARTS - 1)) : -1;
      if (offset >= 0) {
        Vantage vantage = new Vantage(Instant.parse(parts.get(1)), Instant.parse(parts.get(2)));
        return new Cursor(parts.get(0), vantage, parts.get(3), offset);
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      throw refused(e);
    }
    throw refused(null);
  }

  String text() {
    String plain =
        String.join(
            BETWEEN,
            run,
            vantage.asOf().toString(),
            vantage.asKnown().toString(),
            rows,
            Integer.toString(offset));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Refuses a cursor of another question.
   *
   * @throws ApiException when it is one
   */
  void requireSame(String choice, Moment moment) {
    boolean same =
        rows.equals(digest(choice))
            && (moment.run() == null || moment.run().equals(run))
            && (moment.asOf() == null || moment.asOf().equals(vantage.asOf()))
            && (moment.asKnown() == null || moment.asKnown().equals(vantage.asKnown()));
    if (!same) {
      throw new ApiException(
          ErrorCode.PARAMETER_INVALID, "cursor must come with the parameters it was given for");
    }
  }

  private static ApiException refused(@Nullable Exception cause) {
    ApiException refusal =
        new ApiException(ErrorCode.PARAMETER_INVALID, "cursor must be the next of a page before");
    if (cause != null) {
      refusal.initCause(cause);
    }
    return refusal;
  }
}
