package dev.homeport.testkit;

import dev.homeport.check.Check;
import dev.homeport.check.Verdict;

/** Looks at what a check asks to look at, and has it judge. */
interface Eyes {
    /** Waits at most as long as the check says; judges once where it says nothing. */
    Verdict judge(Check check);
}
