package io.ringfence.api.defaults;

import io.ringfence.api.proposal.Asking;
import io.ringfence.api.proposal.ProposalAnswer;
import io.ringfence.api.proposal.ProposalBook;
import io.ringfence.api.proposal.ProposalKind;
import io.ringfence.api.proposal.ProposalPage;
import io.ringfence.api.proposal.ProposalsAnswer;
import io.ringfence.api.proposal.Proposes;
import io.ringfence.api.security.DeskAccess;
import io.ringfence.api.security.OpenTo;
import io.ringfence.api.security.Person;
import io.ringfence.api.security.Role;
import io.ringfence.api.wire.ListAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.List;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What operators begin with, and proposals of others. */
@RestController
@Tag(name = "defaults")
final class DefaultsController {
  private final DefaultsRegister register;
  private final DefaultsSubject subject;
  private final ProposalBook book;

  DefaultsController(DefaultsRegister register, DefaultsSubject subject, ProposalBook book) {
    this.register = register;
    this.subject = subject;
    this.book = book;
  }

  /** Defaults in force. */
  @Schema(description = "Operators' defaults in force.")
  record DefaultsAnswer(
      @Schema(description = "Of the firm and of the caller's desks, by node.")
          List<DefaultsFigures> defaults)
      implements ListAnswer<DefaultsFigures> {
    @Override
    public List<DefaultsFigures> rows() {
      return defaults;
    }
  }

  @Operation(
      operationId = "defaults",
      summary = "What operators begin with",
      description =
          "Mode and leverage of a new position and columns of its list, of each node that has any."
              + " What a node leaves open is that of the node above it. They have the clock of the"
              + " wall, so there is no `asOf`.")
  @OpenTo
  @GetMapping("/v1/defaults")
  DefaultsAnswer defaults(@Parameter(hidden = true) DeskAccess access) {
    return new DefaultsAnswer(
        register.all(access.scope()).stream().map(DefaultsFigures::of).toList());
  }

  @Operation(operationId = "defaultsProposals", summary = "Defaults that were proposed")
  @OpenTo
  @GetMapping("/v1/defaults/proposals")
  ProposalsAnswer proposals(
      @Valid @ParameterObject ProposalPage page,
      @Parameter(hidden = true) Person person,
      @Parameter(hidden = true) DeskAccess access) {
    return book.page(ProposalKind.DEFAULTS, page, person, access);
  }

  @Operation(
      operationId = "proposeDefaults",
      summary = "Propose defaults of a node",
      description =
          "They take the place of all that the node had. Where mode or leverage change, another"
              + " person of the risk desk or a risk administrator has to agree; columns hold at"
              + " once. It lapses where the node's defaults have changed by then.",
      requestBody =
          @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = DefaultsFields.class))))
  @OpenTo(Role.RISK_ADMIN)
  @Proposes("/v1/defaults/proposals")
  ProposalAnswer propose(
      @Parameter(hidden = true) HttpServletRequest request,
      @Parameter(hidden = true) Person person,
      @Parameter(hidden = true) DeskAccess access) {
    return book.make(subject, new Asking(request, person, access));
  }
}
