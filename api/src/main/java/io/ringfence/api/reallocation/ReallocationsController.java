package io.ringfence.api.reallocation;

import io.ringfence.api.proposal.Asking;
import io.ringfence.api.proposal.ProposalAnswer;
import io.ringfence.api.proposal.ProposalBook;
import io.ringfence.api.proposal.ProposalKind;
import io.ringfence.api.proposal.ProposalPage;
import io.ringfence.api.proposal.ProposalsAnswer;
import io.ringfence.api.proposal.Proposes;
import io.ringfence.api.question.Asked;
import io.ringfence.api.question.Moment;
import io.ringfence.api.question.Questions;
import io.ringfence.api.security.DeskAccess;
import io.ringfence.api.security.OpenTo;
import io.ringfence.api.security.Person;
import io.ringfence.api.security.Role;
import io.ringfence.reporting.report.Proposals;
import io.ringfence.reporting.whatif.FirmFacts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Moves of margin: what is suggested, and what is proposed. */
@RestController
@Tag(name = "reallocations")
final class ReallocationsController {
  private final Questions questions;
  private final ReallocationSubject subject;
  private final ProposalBook book;

  ReallocationsController(Questions questions, ReallocationSubject subject, ProposalBook book) {
    this.questions = questions;
    this.subject = subject;
    this.book = book;
  }

  @Operation(
      operationId = "suggestions",
      summary = "Margin moves suggested now",
      description =
          "Computed for the instant: moves inside the pools of the caller's desks, with the reason,"
              + " what makes them void, the rival of reducing instead, and what each pool burns at"
              + " shocks.")
  @OpenTo
  @GetMapping("/v1/reallocations/suggestions")
  SuggestionsAnswer suggestions(
      @Valid @ParameterObject Moment moment, @Parameter(hidden = true) DeskAccess access) {
    Asked asked = questions.of(moment, access);
    FirmFacts facts = subject.facts(asked);
    return SuggestionsAnswer.of(
        asked,
        Proposals.suggested(
                asked.asOf(), facts.positions(), facts.prospects(), facts.nodes(), facts.balances())
            .of(access.scope()));
  }

  @Operation(operationId = "reallocations", summary = "Batches of moves that were proposed")
  @OpenTo
  @GetMapping("/v1/reallocations")
  ProposalsAnswer reallocations(
      @Valid @ParameterObject ProposalPage page,
      @Parameter(hidden = true) Person person,
      @Parameter(hidden = true) DeskAccess access) {
    return book.page(ProposalKind.REALLOCATION, page, person, access);
  }

  @Operation(
      operationId = "proposeReallocation",
      summary = "Propose a batch of moves",
      description =
          "Positions of one pool. Another person approves it: the risk desk where more burns at a"
              + " shock than without it, or where a budget is not kept. Approved, it is handed"
              + " off.",
      requestBody =
          @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = MovesFields.class))))
  @OpenTo({Role.RISK_DESK, Role.PORTFOLIO_MANAGER})
  @Proposes("/v1/reallocations")
  ProposalAnswer propose(
      @Parameter(hidden = true) HttpServletRequest request,
      @Parameter(hidden = true) Person person,
      @Parameter(hidden = true) DeskAccess access) {
    return book.make(subject, new Asking(request, person, access));
  }
}
