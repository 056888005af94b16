/**
 * Roles by number. The text names `team_owner` alone and numbers it 2; the others, and what each may do, are inferred:
 * a company owner sees and changes everything, a team owner what belongs to the own teams, a member the own cards.
 */
export const roles = new Map([
  [1, "company_owner"],
  [2, "team_owner"],
  [4, "team_member"],
]);

/** Numbers of the roles. */
export const roleNumbers: readonly number[] = [...roles.keys()];

export const companyOwner = 1;
export const teamOwner = 2;
