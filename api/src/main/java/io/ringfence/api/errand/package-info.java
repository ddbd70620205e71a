/**
 * Work that takes memory and time, done by programs of reporting in processes of their own: making
 * and checking workbooks, stress, sign-offs. Bounded in number, memory and time, so that it takes
 * nothing from whoever only asks.
 */
@NullMarked
package io.ringfence.api.errand;

import org.jspecify.annotations.NullMarked;
