/**
 * The calculator for people and shells: cases from a stream, answers as lines, tables or workings,
 * and what it is measured against. No arithmetic: figures come from the domain, texts go out.
 */
@NullMarked
package io.ringfence.launcher.calculator;

import org.jspecify.annotations.NullMarked;
