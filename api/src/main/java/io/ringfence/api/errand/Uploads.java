package io.ringfence.api.errand;

import io.ringfence.api.body.BodyBytes;
import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Files that callers send. They go to disk as they come, a few at a time, and are gone when they
 * were looked at; what they hold is looked at by a program of its own, which refuses what could do
 * harm.
 */
@Component
public final class Uploads {
  /** Most bytes of a workbook, as reporting's check has it. */
  public static final long WORKBOOK = 64L << 20;

  private static final Pattern PATHS =
      Pattern.compile("/v1/(verifications|reports/[^/]+/edits|incidents/[^/]+/attachments)");

  private static final int AT_ONCE = 4;
  private static final int PIECE = 1 << 16;

  /** A file that is not here by then never will be. */
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final Errands errands;
  private final Semaphore free = new Semaphore(AT_ONCE);

  Uploads(Errands errands) {
    this.errands = errands;
  }

  /** Whether a path takes files, which are larger and may take longer than other bodies. */
  public static boolean arriveAt(String path) {
    return PATHS.matcher(path).matches();
  }

  /**
   * Does something with what a request brings.
   *
   * @param most most bytes it may have
   * @param use is given the file, which is gone afterwards unless it was moved
   * @throws ApiException when it is too large, too slow, or too many are coming
   */
  public <T> T with(HttpServletRequest request, long most, Function<Path, T> use) {
    Path folder = errands.office().reports().resolve("uploads");
    if (request.getContentLengthLong() > most) {
      throw BodyBytes.tooLarge(most);
    }
    if (!free.tryAcquire()) {
      throw new ApiException(
          ErrorCode.WORKERS_TAKEN, "at most " + AT_ONCE + " files are taken at a time; try again");
    }
    Path file = folder.resolve(UUID.randomUUID() + ".part");
    try {
      Files.createDirectories(folder);
      receive(request.getInputStream(), most, file);
      return use.apply(file);
    } catch (IOException e) {
      throw new ApiException(ErrorCode.REQUEST_INVALID, "the body ended before its end", e);
    } finally {
      free.release();
      remove(file);
    }
  }

  private static void receive(InputStream body, long most, Path file) throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    long received = 0;
    byte[] piece = new byte[PIECE];
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int read = body.read(piece); read >= 0; read = body.read(piece)) {
        received += read;
        if (received > most) {
          throw BodyBytes.tooLarge(most);
        }
        if (System.nanoTime() - deadline > 0) {
          throw new ApiException(
              ErrorCode.REQUEST_INVALID,
              "the body must be here within %s s".formatted(PATIENCE.toSeconds()));
        }
        out.write(piece, 0, read);
      }
    }
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // It lies in a folder of its own and is never read again.
    }
  }
}
