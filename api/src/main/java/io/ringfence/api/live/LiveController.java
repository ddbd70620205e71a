package io.ringfence.api.live;

import io.ringfence.api.audit.Deeds;
import io.ringfence.api.limit.Places;
import io.ringfence.api.security.DeskAccess;
import io.ringfence.api.security.OpenSession;
import io.ringfence.api.security.OpenTo;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells of changes as they happen. */
@RestController
@Tag(name = "live")
final class LiveController {
  private final LiveBoard board;
  private final LiveReaders readers;
  private final OpenSession sessions;
  private final Deeds deeds;

  LiveController(LiveBoard board, LiveReaders readers, OpenSession sessions, Deeds deeds) {
    this.board = board;
    this.readers = readers;
    this.sessions = sessions;
    this.deeds = deeds;
  }

  @Operation(
      operationId = "live",
      summary = "Changes as they happen",
      description =
          "The newest run as events (`text/event-stream`; read it with fetch, which can send the"
              + " bearer header): `reset` forget all, `head` how far the run reaches and what is"
              + " left out, `desk`, `position` and `alert` as their lists show them, `gone` a"
              + " position that is open no more or left out, `end` why the stream ends. Of more"
              + " than 20,000 open positions those that cannot be judged and the nearest to"
              + " liquidation are shown, of desks 5,000, of alerts the last 1,000. A slow reader is"
              + " told the last state of each thing, not every state. `id` is a cursor for `after`."
              + " It ends with its token.",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "Events without an end.",
              content =
                  @Content(
                      mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                      schema = @Schema(type = "string"))))
  @OpenTo
  @GetMapping(path = "/v1/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  void live(
      @Parameter(description = "`id` of the last event seen; absent: everything as it is now.")
          @RequestParam(required = false)
          @Size(min = 1, max = 100)
          @Nullable String after,
      @Parameter(hidden = true) DeskAccess access,
      @Parameter(hidden = true) HttpServletRequest request,
      @Parameter(hidden = true) HttpServletResponse response)
      throws IOException {
    try (Places.Place _ = readers.enter(access.caller())) {
      // All that is open, and what comes of it: whoever begins to read it is written down.
      deeds.done(request);
      response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
      response.setCharacterEncoding("UTF-8");
      // Whoever stands in front must not collect what is meant to arrive now.
      response.setHeader("X-Accel-Buffering", "no");
      new LiveStream(board, access.scope(), sessions.current(), response.getOutputStream())
          .send(after);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
