package io.ringfence.api.error;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Where a request stands in the trace of whoever sent it, or of its own. Source: W3C Trace Context,
 * version 00; what is not of that form begins a trace anew.
 *
 * @param traceId 32 hexadecimal digits, the same for all that one request sets off
 * @param spanId 16 hexadecimal digits, this request's own
 * @param flags two hexadecimal digits, passed on as they came
 */
public record Trace(String traceId, String spanId, String flags) {
  /** Header in which callers say where they stand. */
  static final String HEADER = "traceparent";

  /** Header in which they are told where the answer stands. */
  static final String ANSWER = "traceresponse";

  /** Variable in which child processes are told. */
  public static final String VARIABLE = "TRACEPARENT";

  private static final String ATTRIBUTE = Trace.class.getName();
  private static final Pattern FORM =
      Pattern.compile("00-(?!0{32})([0-9a-f]{32})-((?!0{16})[0-9a-f]{16})-([0-9a-f]{2})");
  private static final int SPAN_DIGITS = 16;
  private static final String NOT_SAMPLED = "00";

  /** Where a request stands; the first call decides it. */
  public static Trace of(HttpServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof Trace decided) {
      return decided;
    }
    Trace trace = after(request.getHeader(HEADER));
    request.setAttribute(ATTRIBUTE, trace);
    return trace;
  }

  /** The span of whoever sent a request; empty where this trace began with it. */
  public Optional<String> parentIn(HttpServletRequest request) {
    String header = request.getHeader(HEADER);
    Matcher given = FORM.matcher(header == null ? "" : header);
    return given.matches() && given.group(1).equals(traceId)
        ? Optional.of(given.group(2))
        : Optional.empty();
  }

  /** The next span of a trace; of a new one where nothing, or nothing of its form, is given. */
  public static Trace after(@Nullable String header) {
    String span = digits().substring(0, SPAN_DIGITS);
    Matcher given = FORM.matcher(header == null ? "" : header);
    return given.matches()
        ? new Trace(given.group(1), span, given.group(3))
        : new Trace(digits(), span, NOT_SAMPLED);
  }

  /** What the thread works on; empty: nothing that was asked from outside. */
  public static Optional<String> current() {
    return Optional.ofNullable(MDC.get(HEADER));
  }

  /** What is done on behalf of a request while it is open. */
  public interface Open extends AutoCloseable {
    @Override
    void close();
  }

  /** The thread works on something until this is closed; its log lines say so. */
  public static Open open(String header) {
    var whole = MDC.putCloseable(HEADER, header);
    Matcher given = FORM.matcher(header);
    var id = MDC.putCloseable("traceId", given.matches() ? given.group(1) : "");
    return () -> {
      id.close();
      whole.close();
    };
  }

  /** As it travels. */
  public String text() {
    return String.join("-", "00", traceId, spanId, flags);
  }

  /** A random UUID is never all zeros. */
  private static String digits() {
    return UUID.randomUUID().toString().replace("-", "");
  }
}
