/** Who reads: the student whose case it is, or the office. Messages that take it speak to the one and about the other. */
export type Audience = 'student' | 'staff';
