package io.ringfence.api.audit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Who reads so much as JSON that it is an export: a list beyond its first usual page is one line
 * for the reading, whatever its pages are, and so are many small answers of one path. Looking at
 * single things costs no write.
 */
@Component
public final class Readings {
  /** Rows of a page unless its asker says otherwise. */
  static final int USUAL_PAGE = 500;

  /** Rows, or single answers, of one path that are a line however they were asked for. */
  static final int MANY = 5_000;

  private static final int REMEMBERED = 10_000;
  private static final Duration PAUSE = Duration.ofHours(1);

  /** Parameters that choose a page of a reading, not what is read. */
  private static final Set<String> PAGING = Set.of("cursor", "before", "limit");

  /** What goes on with a reading. */
  private static final Set<String> GOING_ON = Set.of("cursor", "before");

  private final Deeds deeds;
  private final Cache<Reading, Boolean> told = remembering();
  private final Cache<Path, AtomicInteger> counts = remembering();

  Readings(Deeds deeds) {
    this.deeds = deeds;
  }

  /** A list read by somebody, page by page. */
  private record Reading(String caller, String path, UUID choice) {}

  /** A path of the server's, asked by somebody. */
  private record Path(String caller, String pattern) {}

  private static <K, V> Cache<K, V> remembering() {
    return Caffeine.newBuilder().maximumSize(REMEMBERED).expireAfterAccess(PAUSE).build();
  }

  /**
   * An answer is about to leave; where it makes an export, that is on disk when this returns.
   *
   * @param rows its rows; of what is no list 1
   * @param hasMore whether there is a next page
   */
  public void answered(HttpServletRequest request, int rows, boolean hasMore) {
    String caller = Caller.of(request).orElse("");
    boolean goesOn = GOING_ON.stream().anyMatch(it -> request.getParameter(it) != null);
    boolean isDue =
        goesOn || rows > USUAL_PAGE
            ? begins(new Reading(caller, request.getRequestURI(), choice(request)), hasMore)
            : isMany(new Path(caller, pattern(request)), Math.max(1, rows));
    if (isDue) {
      deeds.done(request);
    }
  }

  /** True once for each reading; one that came to its end is another when it is begun again. */
  private boolean begins(Reading reading, boolean hasMore) {
    boolean isNew = told.asMap().put(reading, true) == null;
    if (!hasMore) {
      told.invalidate(reading);
    }
    return isNew;
  }

  private boolean isMany(Path path, int rows) {
    int before =
        counts
            .get(path, _ -> new AtomicInteger())
            .getAndUpdate(it -> it + rows >= MANY ? 0 : it + rows);
    return before + rows >= MANY;
  }

  private static String pattern(HttpServletRequest request) {
    Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    return pattern == null ? request.getRequestURI() : pattern.toString();
  }

  private static UUID choice(HttpServletRequest request) {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, String[]> it : new TreeMap<>(request.getParameterMap()).entrySet()) {
      if (!PAGING.contains(it.getKey())) {
        text.append(it.getKey()).append('=').append(Arrays.toString(it.getValue())).append('\n');
      }
    }
    return UUID.nameUUIDFromBytes(text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
