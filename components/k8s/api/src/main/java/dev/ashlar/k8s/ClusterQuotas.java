package dev.ashlar.k8s;

import dev.ashlar.kernel.ProblemException;
import java.util.List;
import java.util.Map;

/// Quotas in the cluster. No database connection may be held while one of its methods runs, but for [#known].
public interface ClusterQuotas {
    /// What the cluster has, from memory: asks nobody and waits for nothing. What this program put or removed counts at
    /// once, what others did within moments. The first call begins to look on.
    Known known();

    /// All that carry the label of the house, whoever keeps them, whole or not. Asks the cluster, three seconds at most.
    ///
    /// @throws ProblemException `Problem.Unavailable` if the cluster does not answer in time or refuses
    List<Standing> list();

    /// Makes the quota and its priority class what they are to be, unless the cluster has a later revision. Doing it again
    /// changes nothing. Takes three seconds at most.
    Outcome put(ClusterQuota quota);

    /// Removes both; what is not there is removed already, what is nobody's of the house is left. Takes three seconds at
    /// most.
    Outcome remove(String name);

    /// What is known without asking.
    sealed interface Known {
        /// @param quotas by their names
        record Listed(Map<String, ClusterQuota> quotas) implements Known {
            public Listed {
                quotas = Map.copyOf(quotas);
            }
        }

        /// @param why in a sentence for operators
        record Unknown(String why) implements Known {}
    }

    /// One quota as the cluster has it. Where there is but the priority class all amounts are zero.
    ///
    /// @param whole whether the quota and its priority class both stand there as they are to be
    record Standing(ClusterQuota quota, boolean whole) {}

    /// What became of a change.
    sealed interface Outcome {
        /// The cluster has it.
        record Done() implements Outcome {}

        /// The cluster has a later one, which was left.
        record Newer(long revision) implements Outcome {}

        /// It may have happened or not: to be tried again.
        ///
        /// @param why in a few words for operators, without anything secret
        record Failed(String why) implements Outcome {}
    }
}
