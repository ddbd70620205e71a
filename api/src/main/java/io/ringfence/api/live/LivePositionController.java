package io.ringfence.api.live;

import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.api.position.PositionPath;
import io.ringfence.api.security.DeskAccess;
import io.ringfence.api.security.OpenTo;
import io.ringfence.domain.quantity.PositionKey;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** One position from memory, for programs that ask again and again. */
@RestController
@Tag(name = "live")
final class LivePositionController {
  /** What is older is looked at anew before it is shown. */
  private static final Duration OLDEST = Duration.ofSeconds(5);

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final LiveBoard board;
  private final LiveReaders readers;
  private final LastLook looks;
  private final InstantSource clock;
  private final BeyondTheBoard beyond;

  LivePositionController(
      LiveBoard board,
      LiveReaders readers,
      LastLook looks,
      InstantSource clock,
      BeyondTheBoard beyond) {
    this.board = board;
    this.readers = readers;
    this.looks = looks;
    this.clock = clock;
    this.beyond = beyond;
  }

  private record Shown(LastLook.Look look, @Nullable LiveEvent event) {}

  @Operation(
      operationId = "livePosition",
      summary = "A position of the newest run, from memory",
      description =
          "What the live stream shows of the position, without a question to the store: at most"
              + " five seconds old, and says how old. The store is looked at once a second while"
              + " somebody asks, and several times while a stream is read; the first question waits"
              + " for it; so does one for a position that the stream leaves out, where more are"
              + " open than it shows. `/v1/positions/…` asks the store itself, at any instant of"
              + " any run.")
  @OpenTo
  @GetMapping("/v1/live/positions/{venue}/{account}/{instrument}/{side}")
  LivePositionAnswer position(
      @ParameterObject @Valid PositionPath path, @Parameter(hidden = true) DeskAccess access)
      throws InterruptedException {
    PositionKey key = path.key();
    readers.want();
    Shown shown = shown(key);
    Instant now = clock.instant();
    LiveEvent event = shown.event();
    String run = shown.look().run();
    if (run == null) {
      throw new ApiException(ErrorCode.NO_RUN, "no run has any rows yet");
    }
    if (event == null || !event.kind().equals("position")) {
      if (!shown.look().whole()) {
        return beyond.of(shown.look(), key, access);
      }
      throw unknown(key);
    }
    if (!event.isFor(access.scope())) {
      throw unknown(key);
    }
    Instant seen = shown.look().at();
    return new LivePositionAnswer(
        run, shown.look().asOf(), seen, Duration.between(seen, now).toMillis(), event.json());
  }

  private static ApiException unknown(PositionKey key) {
    return new ApiException(
        ErrorCode.POSITION_UNKNOWN, "the position must be open on a desk of yours, was " + key);
  }

  /** Look and position of one run: the board may go over to another in between. */
  private Shown shown(PositionKey key) throws InterruptedException {
    while (true) {
      LastLook.Look look =
          looks
              .notBefore(clock.instant().minus(OLDEST), PATIENCE)
              .orElseThrow(
                  () ->
                      new ApiException(
                          ErrorCode.STORE_UNAVAILABLE,
                          "the newest run could not be looked at within 10 s"));
      LiveEvent event = board.of("position " + key);
      if (looks.isOf(look)) {
        return new Shown(look, event);
      }
    }
  }
}
