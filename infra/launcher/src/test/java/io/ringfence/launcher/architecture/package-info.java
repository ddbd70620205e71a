/**
 * The rules of the code base as tests. What to do when one fails: read its reason; it names the way
 * out. A rule is changed here and in the README that states it, in the same commit.
 */
@NullMarked
package io.ringfence.launcher.architecture;

import org.jspecify.annotations.NullMarked;
