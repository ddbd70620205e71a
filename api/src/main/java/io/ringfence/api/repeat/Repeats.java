package io.ringfence.api.repeat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.api.security.DeskAccess;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Answers of requests that did something, by the key their callers gave them. One that comes again
 * is answered as it was and does nothing; one that comes while the first is being done waits for
 * it. What was refused is not remembered. Kept in memory, for a day, {@value #MOST} at most: after
 * a restart a comment may stand twice, and nothing else.
 */
@Component
public final class Repeats {
  /** Header of the key. */
  public static final String KEY = "Idempotency-Key";

  static final int MOST = 10_000;
  private static final Duration KEPT = Duration.ofHours(24);
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._-]{8,64}");

  private final Cache<Name, Done> done =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();

  /** A key is its account's and path's own. */
  private record Name(String caller, String path, String key) {}

  private record Done(String body, FutureTask<Object> answer) {}

  /**
   * Does what a request asks, unless it did before.
   *
   * @param body digest of what it brought
   * @param deed does it
   * @throws ApiException when the key is none, or came with another body before
   */
  public <T> T once(HttpServletRequest request, DeskAccess access, String body, Deed<T> deed) {
    String key = request.getHeader(KEY);
    if (key == null) {
      return deed.done().get();
    }
    if (!SHAPE.matcher(key).matches()) {
      throw new ApiException(
          ErrorCode.IDEMPOTENCY_KEY_INVALID,
          KEY + " must be 8 to 64 letters, digits, '.', '_' or '-'");
    }
    Name name = new Name(access.caller(), request.getRequestURI(), key);
    Done first = done.get(name, _ -> new Done(body, new FutureTask<>(deed.done()::get)));
    if (!first.body().equals(body)) {
      throw new ApiException(
          ErrorCode.IDEMPOTENCY_KEY_REUSED,
          "the key came with another body before: take a new one");
    }
    return deed.type().cast(answer(name, first));
  }

  /**
   * Something to be done.
   *
   * @param type what it is answered with
   * @param done does it
   */
  public record Deed<T>(Class<T> type, Supplier<T> done) {}

  private Object answer(Name name, Done first) {
    first.answer().run();
    try {
      return first.answer().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the same request was being done", e);
    } catch (ExecutionException e) {
      done.asMap().remove(name, first);
      if (e.getCause() instanceof RuntimeException refusal) {
        throw refusal;
      }
      throw new IllegalStateException("what is done throws nothing else", e);
    }
  }
}
