package io.ringfence.api.question;

import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.reporting.query.Vantage;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a page ended. It says nothing a caller could not ask for itself, so it is not signed: whose
 * rows it goes on with is the token's to say, and its values are compared with, never put into a
 * statement.
 *
 * @param run the run
 * @param vantage instant and knowledge all pages belong to
 * @param rows what is listed, and how it is chosen and sorted
 * @param after the last row already given, by what the list is ordered by
 */
record Cursor(String run, Vantage vantage, String rows, List<String> after) {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** Run, instant, knowledge and choice come before the values of the row. */
  private static final int HEAD = 4;

  /** A cursor at the end of a page. */
  static Cursor at(String run, Vantage vantage, String choice, List<String> after) {
    return new Cursor(run, vantage, digest(choice), after);
  }

  /** Short, and without the filter's text. */
  private static String digest(String choice) {
    return UUID.nameUUIDFromBytes(choice.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** Reads a cursor; absent where none was given. */
  static @Nullable Cursor of(Page page) {
    String text = page.cursor();
    return text == null ? null : checked(() -> read(text));
  }

  private static Cursor read(String text) {
    String[] parts = JSON.readValue(Base64.getUrlDecoder().decode(text), String[].class);
    if (parts == null || parts.length <= HEAD || Arrays.asList(parts).contains(null)) {
      throw refused(null);
    }
    List<String> all = List.of(parts);
    return new Cursor(
        all.get(0),
        new Vantage(Instant.parse(all.get(1)), Instant.parse(all.get(2))),
        all.get(3),
        all.subList(HEAD, all.size()));
  }

  String text() {
    List<String> parts =
        new ArrayList<>(
            List.of(run, vantage.asOf().toString(), vantage.asKnown().toString(), rows));
    parts.addAll(after);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(parts));
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

  /**
   * What is made of a cursor; one that nobody gave is refused.
   *
   * @throws ApiException when it is none
   */
  static <T> T checked(Supplier<T> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException
        | ArithmeticException
        | DateTimeException
        | JacksonException e) {
      throw refused(e);
    }
  }

  static ApiException refused(@Nullable Exception cause) {
    ApiException refusal =
        new ApiException(ErrorCode.PARAMETER_INVALID, "cursor must be the next of a page before");
    if (cause != null) {
      refusal.initCause(cause);
    }
    return refusal;
  }
}
