package io.ringfence.contracts.calculator;

import io.ringfence.domain.calculator.Figure;
import io.ringfence.domain.calculator.Question;
import java.util.List;

/**
 * One case as it was asked.
 *
 * @param id name the answer carries
 * @param wanted figures asked for, each once, in the order of the answer
 * @param question what they are asked of
 * @param rules where its rules come from
 */
public record Case(String id, List<Figure> wanted, Question question, RulesOrigin rules) {}
