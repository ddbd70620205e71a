package io.ringfence.api.reallocation;

import io.ringfence.api.errand.Errands;
import io.ringfence.api.question.Latest;
import io.ringfence.api.security.DeskAccess;
import io.ringfence.api.security.OpenTo;
import io.ringfence.reporting.evidence.MoveLedger;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Batches of moves that were drawn up on a schedule and on events, as they are kept. */
@RestController
@Tag(name = "reallocations")
final class MoveBatchesController {
  private static final int USUAL = 50;

  private final Errands errands;

  MoveBatchesController(Errands errands) {
    this.errands = errands;
  }

  @Operation(
      operationId = "moveBatches",
      summary = "Batches of moves that a watch drew up",
      description =
          "On a schedule and on events, the latest first: what called for each, its moves, what its"
              + " pool burns without it and with it, the certificate of how good it is, and where"
              + " each move stands. Accepted and rejected with `ringfence moves`.")
  @OpenTo
  @GetMapping("/v1/reallocations/batches")
  MoveBatchesAnswer batches(
      @Valid @ParameterObject Latest page, @Parameter(hidden = true) DeskAccess access) {
    Latest.Rows<MoveLedger.Held> shown =
        page.of(all(access).reversed(), held -> held.offer().id(), USUAL);
    return new MoveBatchesAnswer(
        shown.rows().stream().map(MoveBatchAnswer::of).toList(), shown.next());
  }

  private List<MoveLedger.Held> all(DeskAccess access) {
    try {
      return new MoveLedger(errands.office().evidence(), InstantSource.system())
          .list(access.scope());
    } catch (IOException e) {
      throw new UncheckedIOException("the ledger of steps cannot be read", e);
    }
  }
}
