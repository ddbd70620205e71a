/**
 * The {@code ringfence} command: what a person types, and the processes of one machine that answer.
 * Nothing in here computes a risk figure or holds SQL; it starts those who do.
 */
@NullMarked
package io.ringfence.launcher;

import org.jspecify.annotations.NullMarked;
